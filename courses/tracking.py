"""How far a learner is: the one writer of progress and ticks.

`record_verdict` is called inside the transaction that ends a submission; ticks are a learner's own word and come from
pages. The two are never mixed: neither makes the other. Whatever is recorded gives the learner another stamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from courses.models import (
    Course,
    Exercise,
    ExerciseProgress,
    ObjectiveTick,
    ResourceSeen,
    Topic,
    User,
    WeekTick,
)
from courses.models.people import new_stamp


class NotInCourse(LookupError):
    """The objective, resource or box that should be ticked does not exist."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The facts of one counted verdict. `share` is points over maximum points, 0 to 1; `tasks_passed` are numbers of
    tasks whose checks all passed."""

    learner_id: int
    exercise_id: int
    version_id: int
    share: float
    passed: bool
    at: datetime
    tasks_passed: Sequence[int] = ()


def record_verdict(judged: Judged) -> ExerciseProgress:
    """Count an attempt, keep the best share, remember the first pass and its version. A pass is never taken back."""
    with transaction.atomic():
        progress = _locked(judged.learner_id, judged.exercise_id)
        progress.attempts += 1
        progress.tasks_passed = sorted({*progress.tasks_passed, *judged.tasks_passed})
        progress.best_share = max(progress.best_share, min(1.0, max(0.0, judged.share)))
        if judged.passed and progress.passed_at is None:
            progress.passed_at, progress.passed_version_id = judged.at, judged.version_id
        progress.save()
        touch(judged.learner_id)
    return progress


def open_hint(learner: User, exercise: Exercise, *, task: int) -> int:
    """Open the next rung of a task's ladder; returns how many are open now, never more than the ladder has."""
    rungs = next((len(hint["rungs"]) for hint in exercise.content.get("hints", ()) if hint["task"] == task), 0)
    with transaction.atomic():
        progress = _locked(learner.pk, exercise.pk)
        opened = min(rungs, int(progress.hints_opened.get(str(task), 0)) + 1)
        if opened:
            progress.hints_opened = {**progress.hints_opened, str(task): opened}
            progress.save(update_fields=["hints_opened", "updated"])
            touch(learner)
    return opened


def show_reference(learner: User, exercise: Exercise) -> ExerciseProgress:
    """Remember that the reference was asked for; before passing, that is noted, once, with its time."""
    with transaction.atomic():
        progress = _locked(learner.pk, exercise.pk)
        if not progress.passed and progress.reference_shown_at is None:
            progress.reference_shown_at = timezone.now()
            progress.save(update_fields=["reference_shown_at", "updated"])
            touch(learner)
    return progress


def tick_objective(learner: User, topic: Topic, objective: str, *, ticked: bool) -> None:
    """Note or take back that the learner can do this. Raises NotInCourse."""
    _one_of(topic.content.get("objectives", []), objective)
    _note(ObjectiveTick, ticked, learner=learner, topic=topic, objective=objective)


def mark_resource(learner: User, topic: Topic, resource: str, *, seen: bool) -> None:
    """Note or take back that the learner read or saw it. Raises NotInCourse."""
    _one_of(topic.content.get("resources", []), resource)
    _note(ResourceSeen, seen, learner=learner, topic=topic, resource=resource)


def tick_box(learner: User, course: Course, week: int, box: str, *, ticked: bool) -> None:
    """Note or take back one of a week's boxes. Raises NotInCourse."""
    _one_of(course.content.get("weekly", []), box)
    if not any(each["number"] == week for each in course.content.get("weeks", [])):
        raise NotInCourse(f"The course has no week {week}.")
    _note(WeekTick, ticked, learner=learner, course=course, week=week, box=box)


def touch(learner: User | int) -> None:
    """Give a learner (the row, or its number) another stamp, in the transaction that records something of them."""
    stamp = new_stamp()
    if isinstance(learner, User):
        learner.stamp = stamp
    User.objects.filter(pk=learner.pk if isinstance(learner, User) else learner).update(stamp=stamp)


def _one_of(listed: Sequence[dict[str, Any]], key: str) -> None:
    if not any(each["id"] == key for each in listed):
        raise NotInCourse(f"There is no {key!r} here.")


def _note(model: type[models.Model], there: bool, *, learner: User, **key: Any) -> None:
    """Have the row with this key, or have it not; twice is the same as once."""
    with transaction.atomic():
        if there:
            model._default_manager.get_or_create(learner=learner, **key)
        else:
            model._default_manager.filter(learner=learner, **key).delete()
        touch(learner)


def _locked(learner_id: int, exercise_id: int) -> ExerciseProgress:
    progress, _ = ExerciseProgress.objects.select_for_update().get_or_create(
        learner_id=learner_id, exercise_id=exercise_id
    )
    return progress
