"""A week of the course: its topics, and the boxes that a learner ticks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from courses.models import Course
from courses.planning import Week, week_of
from courses.reports import course_report
from courses.tracking import NotInCourse, tick_box
from hub.access import course_for, is_fragment, learner_of, learners, readers, signed_in
from hub.pages.facts import course_facts, says_yes


@require_safe
@readers
def week(request: HttpRequest, number: int, slug: str = "") -> HttpResponse:
    return _page(request, course_for(slug), number, "week.html")


@require_POST
@learners
def box(request: HttpRequest, number: int, slug: str = "") -> HttpResponse:
    """POST box=<id>, ticked=yes or no."""
    course = course_for(slug)
    try:
        tick_box(signed_in(request), course, number, request.POST.get("box", ""), ticked=says_yes(request, "ticked"))
    except NotInCourse as unknown:
        raise Http404(str(unknown)) from None
    if is_fragment(request):
        return _page(request, course, number, "components/_week.html")
    return redirect(course.address("week", number))


def week_context(course: Course, week: Week) -> dict[str, Any]:
    """The context of components/_week.html."""
    return {
        "number": week.number,
        "of": week.of,
        "text": week.text,
        "topics": week.topics,
        "boxes": [{"box": box, "aside": _aside(week, box.id)} for box in week.boxes],
        "done": week.done,
        "url": course.address("week", week.number),
        "boxes_url": course.address("week_boxes", week.number),
        "before_url": course.address("week", week.number - 1) if week.number > 1 else "",
        "after_url": course.address("week", week.number + 1) if week.number < week.of else "",
    }


def _page(request: HttpRequest, course: Course, number: int, template: str) -> HttpResponse:
    learner = learner_of(request)
    found = week_of(course, course_report(course, learner), learner, number)
    if found is None:
        raise Http404(f"The course has no week {number}.")
    return render(request, template, {"course": course_facts(course), "week": week_context(course, found)})


def _aside(week: Week, box: str) -> str:
    """What the hub knows beside the learner's word, for the boxes it knows something about."""
    if not week.topics:
        return ""
    if box == "reading":
        seen, there = sum(topic.seen for topic in week.topics), sum(len(topic.resources) for topic in week.topics)
        return f"{seen} of {there} resources seen" if there else ""
    if box == "exercises":
        passed, there = sum(topic.passed for topic in week.topics), sum(len(topic.exercises) for topic in week.topics)
        return f"{passed} of {there} exercises passed"
    if box == "review":
        ticked, there = sum(topic.ticked for topic in week.topics), sum(len(topic.objectives) for topic in week.topics)
        return f"{ticked} of {there} objectives ticked"
    return ""
