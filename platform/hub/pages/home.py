"""The course at a glance: where to go on, this week, and every part and topic with how far one is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.models import Course
from courses.planning import week_of
from courses.reports import course_report
from courses.reviewing import review_of
from hub.access import course_for, learner_of, readers
from hub.pages.facts import course_facts
from hub.pages.weeks import week_context


@require_safe
@readers
def home(request: HttpRequest, slug: str = "") -> HttpResponse:
    courses = list(Course.objects.all())
    if not courses:
        return render(request, "home.html", {"course": None, "parts": [], "continue": None})
    course = course_for(slug) if slug else courses[0]
    learner = learner_of(request)
    report = course_report(course, learner)
    week = week_of(course, report, learner)
    context = {
        "course": course_facts(course),
        "parts": report.parts,
        "continue": report.next,
        "review": review_of(course, learner) if learner else None,
        "week": week_context(course, week) if week else None,
        "others": [{"title": other.title, "url": other.get_absolute_url()} for other in courses if other != course],
    }
    return render(request, "home.html", context)
