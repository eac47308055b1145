"""The lesson of a topic, as it was rendered at import, and its figures. Nothing here runs code."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.reports import CourseReport, course_report
from hub.access import course_for, learner_of, lesson_figure_for, lesson_for, readers
from hub.pages.topics import topic_context

# A figure opened by itself: it draws with its own styles and fetches nothing.
_FIGURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@require_safe
@readers
def lesson(request: HttpRequest, key: str, slug: str = "") -> HttpResponse:
    course = course_for(slug)
    report = course_report(course, learner_of(request))
    context = topic_context(course, report, key)
    page = lesson_for(key, course).content
    lesson = {**page, "concepts": [_concept(each, report) for each in page["concepts"]]}
    return render(request, "lesson.html", {**context, "lesson": lesson})


@require_safe
@readers
def figure(request: HttpRequest, key: str, name: str, slug: str = "") -> HttpResponse:
    """GET ?v=<hash>, as the page asks for it, may be kept for ever; without it, or with an old one, it may not."""
    found = lesson_figure_for(key, name, course_for(slug))
    response = HttpResponse(found.svg, content_type="image/svg+xml")
    current = request.GET.get("v") == found.hash
    response["Cache-Control"] = "private, max-age=31536000, immutable" if current else "private, no-cache"
    response["Content-Security-Policy"] = _FIGURE_POLICY
    return response


def _concept(concept: dict[str, Any], report: CourseReport) -> dict[str, Any]:
    """With the topics of this course in which it comes back."""
    return {**concept, "resurfaces": [found for found in map(report.topic, concept["resurfaces"]) if found]}
