"""One topic: its lesson, concepts, objectives to tick with the evidence beside them, exercises, project, resources.

What is not written yet says so. Prerequisites are advice: nothing here is ever locked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from courses.models import Course
from courses.reports import CourseReport, TopicReport, course_report
from courses.tracking import NotInCourse, mark_resource, tick_objective
from hub.access import course_for, is_fragment, learner_of, learners, readers, signed_in, topic_for
from hub.pages.facts import course_facts, says_yes


@require_safe
@readers
def topic(request: HttpRequest, key: str, slug: str = "") -> HttpResponse:
    course = course_for(slug)
    return render(request, "topic.html", topic_context(course, course_report(course, learner_of(request)), key))


@require_POST
@learners
def objective(request: HttpRequest, key: str, slug: str = "") -> HttpResponse:
    """POST objective=<id>, ticked=yes or no."""
    course, learner = course_for(slug), signed_in(request)
    found = topic_for(key, course)
    chosen = request.POST.get("objective", "")
    try:
        tick_objective(learner, found, chosen, ticked=says_yes(request, "ticked"))
    except NotInCourse as unknown:
        raise Http404(str(unknown)) from None
    if is_fragment(request):
        return render(request, "topics/_objectives.html", topic_context(course, course_report(course, learner), key))
    return redirect(f"{found.get_absolute_url()}#objective-{chosen}")


@require_POST
@learners
def resource(request: HttpRequest, key: str, slug: str = "") -> HttpResponse:
    """POST resource=<id>, seen=yes or no."""
    course, learner = course_for(slug), signed_in(request)
    found = topic_for(key, course)
    chosen = request.POST.get("resource", "")
    try:
        mark_resource(learner, found, chosen, seen=says_yes(request, "seen"))
    except NotInCourse as unknown:
        raise Http404(str(unknown)) from None
    if is_fragment(request):
        return render(request, "topics/_resources.html", topic_context(course, course_report(course, learner), key))
    return redirect(f"{found.get_absolute_url()}#resource-{chosen}")


def topic_context(course: Course, report: CourseReport, key: str) -> dict[str, Any]:
    """What pages of one topic show: the topic, its part, and its neighbours; raises Http404."""
    topics = list(report.topics)
    at = next((index for index, each in enumerate(topics) if each.id == key), None)
    if at is None:
        raise Http404(f"There is no topic {key!r} in this course.")
    return {
        "course": course_facts(course),
        "part": next(part for part in report.parts if topics[at] in part.topics),
        "topic": topics[at],
        "exercises": topics[at].exercises,
        "concepts": _concepts(report, topics[at]),
        "builds_on": _builds_on(report, topics[at]),
        "leads_to": [each for each in topics if key in each.prerequisites],
        "before": topics[at - 1] if at else None,
        "after": topics[at + 1] if at + 1 < len(topics) else None,
    }


def _concepts(report: CourseReport, topic: TopicReport) -> list[dict[str, Any]]:
    """Each with the passage that explains it, where the lesson is written, and the topics in which it comes back."""
    explained = {each["text"]: each for each in topic.explained}
    return [_concept(report, topic, text, explained.get(text)) for text in topic.concepts]


def _concept(
    report: CourseReport, topic: TopicReport, text: str, explained: Mapping[str, Any] | None
) -> dict[str, Any]:
    if explained is None:
        return {"text": text, "url": "", "resurfaces": []}
    again = [found for found in map(report.topic, explained["resurfaces"]) if found]
    return {"text": text, "url": f"{topic.url}lesson/#{explained['anchor']}", "resurfaces": again}


def _builds_on(report: CourseReport, topic: TopicReport) -> list[TopicReport]:
    return [found for found in map(report.topic, topic.prerequisites) if found]
