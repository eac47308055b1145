"""A learner's side of cohorts: typing a code in, reading what joining means, joining, leaving."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses import enrolling
from courses.models import Cohort, Enrolment, User
from hub.access import learners, signed_in


@require_safe
@learners
def by_code(request: HttpRequest) -> HttpResponse:
    """?code= leads on to the invitation; without one, or with one that nobody gave out, there is the field."""
    typed = request.GET.get("code", "").strip()
    found = enrolling.find(typed) if typed else None
    return redirect("invitation", found.shown_code) if found else _field(request, unknown=typed)


@require_http_methods(["GET", "HEAD", "POST"])
@learners
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """GET says what joining means, POST joins."""
    found, learner = enrolling.find(code), signed_in(request)
    if found is None:
        return _field(request, unknown=code)
    problem = ""
    if request.method == "POST":
        try:
            enrolling.join(learner, found)
        except enrolling.CannotEnrol as reason:
            problem = str(reason)
        else:
            messages.success(request, f"You are in “{found.name}” now.")
            return redirect(found.course)
    return render(request, "cohorts/invitation.html", _facts(found, learner, problem), status=400 if problem else 200)


@require_POST
@learners
def leave(request: HttpRequest, public_id: UUID) -> HttpResponse:
    learner = signed_in(request)
    found = Enrolment.objects.active().filter(learner=learner, cohort__public_id=public_id).first()
    if found is None:
        raise Http404("You are in no such cohort.")
    enrolling.leave(learner, found.cohort)
    messages.success(
        request, f"You have left “{found.cohort.name}”. Your work is all still here, and seen by you alone."
    )
    return redirect("join")


def own_cohorts(learner: User) -> list[dict[str, Any]]:
    """The cohorts a learner is in, with who teaches them. Two queries."""
    rows = Enrolment.objects.active().filter(learner=learner).select_related("cohort__course")
    return [
        {"cohort": row.cohort, "joined": row.joined, "teachers": _names(row.cohort)}
        for row in rows.prefetch_related("cohort__instructors")
    ]


def _field(request: HttpRequest, *, unknown: str = "") -> HttpResponse:
    """Where one types a code, with the learner's cohorts; `unknown` is a code that nobody gave out."""
    context = {"unknown": unknown, "mine": own_cohorts(signed_in(request))}
    return render(request, "cohorts/join.html", context, status=404 if unknown else 200)


def _facts(found: Cohort, learner: User, problem: str) -> dict[str, Any]:
    inside = Enrolment.objects.active().filter(cohort=found, learner=learner).first()
    return {
        "cohort": found,
        "teachers": _names(found),
        "inside": inside,
        "teaches": found.instructors.filter(pk=learner.pk).exists(),
        "problem": problem,
    }


def _names(cohort: Cohort) -> str:
    """ "Grace Hopper" or "Grace Hopper and Alan Kay" """
    names = [person.name for person in cohort.instructors.all()]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
