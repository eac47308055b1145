"""Cohorts of an instructor: the list, a new one, and a cohort's page: invitation, table, who may need help."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from courses import enrolling
from courses.cohort_reports import ORDERS, CohortTable, HelpNote, LearnerRow, TopicCell, cohort_table
from courses.models import Cohort, Course
from grader.histories import latest_of
from hub.access import cohort_for, cohorts_of, course_for, instructors, signed_in

AT_ONCE = 50  # learners on one page of the table
ORDER_NAMES = {"help": "Who may need help", "name": "Name", "passed": "Most passed", "recent": "Last active"}


@require_safe
@instructors
def listing(request: HttpRequest) -> HttpResponse:
    members = Count("enrolments", filter=Q(enrolments__left=None))
    found = cohorts_of(signed_in(request)).annotate(members=members)
    return render(request, "cohorts/list.html", {"cohorts": found})


@require_http_methods(["GET", "HEAD", "POST"])
@instructors
def new(request: HttpRequest) -> HttpResponse:
    """GET the form; POST name, and course=<slug> where there are several."""
    problem, name = "", request.POST.get("name", "")
    if request.method == "POST":
        try:
            made = enrolling.make(signed_in(request), course_for(request.POST.get("course", "")), name=name)
        except enrolling.CannotEnrol as reason:
            problem = str(reason)
        else:
            messages.success(request, f"“{made.name}” is there. Give its code or link to your learners.")
            return redirect(made)
    context = {"courses": Course.objects.all(), "name": name, "problem": problem}
    return render(request, "cohorts/new.html", context, status=400 if problem else 200)


@require_safe
@instructors
def cohort(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """?order= one of ORDERS, ?page= from 1."""
    found = cohort_for(signed_in(request), public_id)
    order = request.GET.get("order", "help")
    page = request.GET.get("page", "1")
    number = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    table = cohort_table(found, order=order if order in ORDERS else "help", start=(number - 1) * AT_ONCE, count=AT_ONCE)
    context = {
        "cohort": found,
        "invitation": invitation_facts(request, found),
        "table": table,
        "rows": [_row(found, row, table) for row in table.learners],
        "orders": [{"key": key, "name": name} for key, name in ORDER_NAMES.items()],
        "notes": _notes(found, table.help),
        "pages": _pages(table, number),
    }
    return render(request, "cohorts/page.html", context)


def invitation_facts(request: HttpRequest, found: Cohort) -> dict[str, str]:
    """What to hand out: the code, the whole link, and where a code is typed in."""
    return {
        "code": found.shown_code,
        "link": request.build_absolute_uri(reverse("invitation", args=[found.shown_code])),
        "join": request.build_absolute_uri(reverse("join")),
    }


def _row(found: Cohort, row: LearnerRow, table: CohortTable) -> dict[str, Any]:
    cells = zip(row.topics, table.topics, strict=True)
    return {
        "learner": row,
        "url": reverse("member", args=[found.public_id, row.username]),
        "cells": [{"cell": cell, "of": topic.exercises, "look": _look(cell, topic.exercises)} for cell, topic in cells],
    }


def _look(cell: TopicCell, there: int) -> str:
    """One word for the cell; what stuck says wins."""
    if cell.stuck:
        return "stuck"
    if cell.passed >= there:
        return "all"
    return "some" if cell.passed or cell.started else "none"


def _notes(found: Cohort, notes: tuple[HelpNote, ...]) -> list[dict[str, Any]]:
    """Each with the learner's page, and the very submission that shows where they are stuck."""
    latest = latest_of([(note.username, note.exercise) for note in notes if note.exercise])
    return [
        {
            "note": note,
            "url": reverse("member", args=[found.public_id, note.username]),
            "submission": latest.get((note.username, note.exercise)),
        }
        for note in notes
    ]


def _pages(table: CohortTable, number: int) -> dict[str, int]:
    """Numbers of the page, of its neighbours (0: none) and of its first and last learner."""
    last = table.start + len(table.learners)
    return {
        "number": number,
        "before": number - 1 if table.start and table.learners else 0,
        "after": number + 1 if last < table.total and table.learners else 0,
        "first": table.start + 1,
        "last": last,
    }
