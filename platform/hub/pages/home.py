"""The course at a glance: where to go on, this week, and every part and topic with how far one is."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from courses.models import Course
from courses.planning import week_of
from courses.reports import CourseReport, course_report
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
        "parts": _parts(report, learner is not None) if report.parts else "",
        "continue": report.next,
        "review": review_of(course, learner) if learner else None,
        "week": week_context(course, week) if week else None,
        "others": [{"title": other.title, "url": other.get_absolute_url()} for other in courses if other != course],
    }
    return render(request, "home.html", context)


@lru_cache(maxsize=256)
def _parts(report: CourseReport, signed_in: bool) -> SafeString:
    """Rendered once for each report: most of the page, and the same until something of the learner is recorded."""
    return render_to_string("course/_parts.html", {"report": report, "signed_in": signed_in})
