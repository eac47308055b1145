"""A course as rows, kept in memory until an import changes it: its outline, which every page needs, and what is long.

An import gives its course a new `stamp` when it is done (courses.keeping). Courses without a stamp were never imported
and are read each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from django.db import models

from courses.keeping import Kept
from courses.models import Course, Exercise, Lesson, Topic


@dataclass(frozen=True, eq=False, slots=True)
class Outline:
    """`topics` in the order of the course, with `lesson_minutes`, `lesson_concepts` and `quiz_outline` (None: there is
    none); `exercises` are the open ones of each topic's row, in order, without the weight of their content."""

    topics: tuple[Topic, ...]
    exercises: Mapping[int, tuple[Exercise, ...]]

    @property
    def all_exercises(self) -> tuple[Exercise, ...]:
        return tuple(chain.from_iterable(self.exercises.get(topic.pk, ()) for topic in self.topics))


_kept: Kept[Outline] = Kept(size=16)


def outline_of(course: Course) -> Outline:
    """No query where it is kept, else two."""
    return _kept.get(course.pk, (course.stamp,), lambda: _read(course))


_kept_exercises: Kept[Exercise] = Kept(size=512)


def exercise_of(key: str) -> Exercise:
    """An exercise one can work on, with its content, topic, part and course. One query where it is kept, else two.

    Raises Exercise.DoesNotExist.
    """
    rows = Exercise.objects.open()
    stamp = rows.values_list("topic__part__course__stamp", flat=True).get(key=key)
    full = rows.select_related("current", "topic__part__course")
    return _kept_exercises.get(key, (stamp or "",), lambda: full.get(key=key))


_kept_lessons: Kept[Lesson] = Kept(size=64)  # a quarter of a megabyte each


def lesson_of(course: Course, key: str) -> Lesson:
    """The lesson of the topic with this id, with its topic and part. No query where it is kept, else one.

    Raises Lesson.DoesNotExist.
    """
    return _kept_lessons.get((course.pk, key), (course.stamp,), lambda: _read_lesson(course, key))


def _read_lesson(course: Course, key: str) -> Lesson:
    lessons = Lesson.objects.filter(topic__part__course=course, topic__retired=False).select_related("topic__part")
    found = lessons.get(topic__key=key)
    found.topic.part.course = course
    return found


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
