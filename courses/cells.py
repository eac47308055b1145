"""What the cells of a lesson are run as: a hidden exercise for each lesson, so that queue, worker and sandbox are the
real ones.

It is made when somebody first runs a cell, and has a version for each set of libraries that the lesson asked for. None
is stored as its current one: it is open to nobody, stands in no list and is never graded, like the environment check.
"""

from __future__ import annotations

from typing import Any

from courses.contents import LESSON, ExerciseContent, hash_of
from courses.models import Course, Exercise, ExerciseVersion, Lesson

SIZES = {"python": "S", "science": "S", "torch": "M", "torch-cuda": "M"}  # memory goes with the libraries
GPUS = {"torch-cuda": "required"}
# A lesson is read while it runs: a cell may take as long as one waits for a page, and all of them together a minute.
LIMITS = {"call_s": 30.0, "session_s": 60.0, "cpu_s": 60.0}


def lesson_key(course: Course, topic: str) -> str:
    """The key of the hidden exercise. No id of the curriculum has a colon, and no address of an exercise takes one."""
    return f"{course.slug}:{topic}:lesson"


def lesson_exercise(lesson: Lesson) -> Exercise:
    """The exercise as which this lesson's cells are run now. Wants `topic.part.course` loaded."""
    topic = lesson.topic
    facts = {"topic": topic, "position": 0, "title": topic.title, "kind": Exercise.LESSON}
    exercise, _ = Exercise.objects.get_or_create(key=lesson_key(topic.part.course, topic.key), defaults=facts)
    content = _content(lesson, exercise.key).to_dict()
    exercise.current, _ = ExerciseVersion.objects.get_or_create(
        exercise=exercise, hash=hash_of(content), defaults={"content": content}
    )
    return exercise


def cells_of(lesson: Lesson) -> list[dict[str, Any]]:
    """The cells among the blocks of its page, in their order: `number` counts from 1, `source` is what one may edit."""
    return [block for block in lesson.content["blocks"] if block["kind"] != "text"]


def _content(lesson: Lesson, key: str) -> ExerciseContent:
    libraries = lesson.content["libraries"]
    return ExerciseContent(
        id=key,
        title=lesson.topic.title,
        kind=LESSON,
        difficulty=1,
        minutes=lesson.minutes,
        tasks=(),
        profile={**libraries, "size": SIZES[libraries["image"]], "gpu": GPUS.get(libraries["image"], "none")},
        limits=LIMITS,
        entry_points=(),
        rules=(),
        prompt="",
        starter="",
        solution="",
        checks="",
        probe="",
        hints=(),
        wrong=(),
        also_right=(),
        explanation="",
    )
