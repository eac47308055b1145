"""The course at a glance: parts, topics, exercises with the learner's status, and where to go on."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.models import Course, Exercise, ExerciseProgress, Topic
from hub.access import readers

NEW, STARTED, PASSED = "new", "started", "passed"


@require_safe
@readers
def home(request: HttpRequest) -> HttpResponse:
    course = Course.objects.first()
    if course is None:
        return render(request, "home.html", {"course": None, "parts": [], "continue": None})
    exercises = list(open_exercises().filter(topic__part__course=course))
    progress = progress_of(request, exercises)
    by_topic: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for exercise in exercises:
        by_topic[exercise.topic_id].append(exercise_line(exercise, progress))
    return render(
        request,
        "home.html",
        {
            "course": {"title": course.title, "tagline": course.tagline, "content": course.content},
            "parts": _parts(course, by_topic),
            "continue": _where_to_go_on(exercises, progress),
        },
    )


def open_exercises() -> QuerySet[Exercise]:
    """In the order of the course, without the weight of their content."""
    return (
        Exercise.objects.open()
        .only("key", "title", "kind", "position", "topic_id")
        .order_by("topic__part__number", "topic__position", "position")
    )


def progress_of(request: HttpRequest, exercises: list[Exercise]) -> dict[int, ExerciseProgress]:
    """The learner's rows by exercise; none for a visitor (and no query)."""
    if not request.user.is_authenticated:
        return {}
    rows = ExerciseProgress.objects.filter(learner=request.user, exercise__in=[e.pk for e in exercises])
    return {row.exercise_id: row for row in rows}


def exercise_line(exercise: Exercise, progress: dict[int, ExerciseProgress]) -> dict[str, Any]:
    """What a list says about one exercise."""
    return {
        "id": exercise.key,
        "title": exercise.title,
        "kind": exercise.kind,
        "url": exercise.get_absolute_url(),
        "status": _status(progress.get(exercise.pk)),
    }


def _status(row: ExerciseProgress | None) -> str:
    if row is None:
        return NEW
    return PASSED if row.passed else STARTED


def _parts(course: Course, by_topic: dict[int, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    topics: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for topic in Topic.objects.filter(part__course=course).defer("content"):
        lines = by_topic.get(topic.pk, [])
        topics[topic.part_id].append(
            {
                "id": topic.key,
                "title": topic.title,
                "url": topic.get_absolute_url(),
                "exercises": lines,
                "exercise_count": len(lines),
                "passed_count": sum(line["status"] == PASSED for line in lines),
            }
        )
    return [
        {"number": part.number, "title": part.title, "weeks": part.weeks, "topics": topics[part.pk]}
        for part in course.parts.all()
    ]


def _where_to_go_on(exercises: list[Exercise], progress: dict[int, ExerciseProgress]) -> dict[str, str] | None:
    """The exercise touched last if it isn't passed, else the next one after it that isn't; None for a newcomer."""
    if not progress:
        return None
    last = max(progress.values(), key=lambda row: row.updated).exercise_id
    at = next(index for index, exercise in enumerate(exercises) if exercise.pk == last)
    for exercise in exercises[at:] + exercises[:at]:
        if _status(progress.get(exercise.pk)) != PASSED:
            return {"title": exercise.title, "url": exercise.get_absolute_url()}
    return None
