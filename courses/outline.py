"""The outline of a course as rows, kept in memory until an import changes it: every page of a course needs all of it.

An import gives its course a new `stamp` when it is done, so a process that reads the course's row (each request does)
knows whether what it keeps is still right. Courses without a stamp were never imported and are read each time. The rows
are shared by threads: nobody writes to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from django.db import models

from courses.models import Course, Exercise, Topic


@dataclass(frozen=True, eq=False, slots=True)
class Outline:
    """`topics` in the order of the course, with `lesson_minutes`, `lesson_concepts` and `quiz_outline` (None: there is
    none); `exercises` are the open ones of each topic's row, in order, without the weight of their content."""

    topics: tuple[Topic, ...]
    exercises: Mapping[int, tuple[Exercise, ...]]

    @property
    def all_exercises(self) -> tuple[Exercise, ...]:
        return tuple(chain.from_iterable(self.exercises.get(topic.pk, ()) for topic in self.topics))


_kept: dict[int, tuple[str, Outline]] = {}  # by course: the stamp it was read at


def outline_of(course: Course) -> Outline:
    """No query where it is kept, else two."""
    stamp, outline = _kept.get(course.pk, ("", None))
    if outline is not None and course.stamp and stamp == course.stamp:
        return outline
    outline = _read(course)
    if course.stamp:
        _kept[course.pk] = (course.stamp, outline)
    return outline


def _read(course: Course) -> Outline:
    topics = sorted(_topics(course), key=lambda row: (row.part.number, row.position))
    for topic in topics:
        topic.part.course = course
    exercises: dict[int, list[Exercise]] = defaultdict(list)
    for exercise in _exercises(course):
        exercises[exercise.topic_id].append(exercise)
    return Outline(tuple(topics), {pk: tuple(rows) for pk, rows in exercises.items()})


def _topics(course: Course) -> models.QuerySet[Topic]:
    """The whole lesson or quiz is far too long to be read here."""
    rows = Topic.objects.filter(part__course=course, retired=False).select_related("part")
    return rows.annotate(
        lesson_minutes=models.F("lesson__minutes"),
        lesson_concepts=models.F("lesson__content__concepts"),
        quiz_outline=models.F("quiz__outline"),
    )


def _exercises(course: Course) -> models.QuerySet[Exercise]:
    return (
        Exercise.objects.open()
        .filter(topic__part__course=course)
        .only("key", "title", "kind", "position", "topic_id", "difficulty", "minutes", "tasks")
        .order_by("topic__part__number", "topic__position", "position")
    )
