"""How far a learner is: the one writer of ExerciseProgress. Called inside the transaction that ends a submission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.models import Exercise, ExerciseProgress, User


@dataclass(frozen=True, slots=True)
class Judged:
    """The facts of one counted verdict. `share` is points over maximum points, 0 to 1."""

    learner_id: int
    exercise_id: int
    version_id: int
    share: float
    passed: bool
    at: datetime


def record_verdict(judged: Judged) -> ExerciseProgress:
    """Count an attempt, keep the best share, remember the first pass and its version. A pass is never taken back."""
    with transaction.atomic():
        progress = _locked(judged.learner_id, judged.exercise_id)
        progress.attempts += 1
        progress.best_share = max(progress.best_share, min(1.0, max(0.0, judged.share)))
        if judged.passed and progress.passed_at is None:
            progress.passed_at, progress.passed_version_id = judged.at, judged.version_id
        progress.save()
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
    return opened


def show_reference(learner: User, exercise: Exercise) -> ExerciseProgress:
    """Remember that the reference was asked for; before passing, that is noted, once, with its time."""
    with transaction.atomic():
        progress = _locked(learner.pk, exercise.pk)
        if not progress.passed and progress.reference_shown_at is None:
            progress.reference_shown_at = timezone.now()
            progress.save(update_fields=["reference_shown_at", "updated"])
    return progress


def _locked(learner_id: int, exercise_id: int) -> ExerciseProgress:
    progress, _ = ExerciseProgress.objects.select_for_update().get_or_create(
        learner_id=learner_id, exercise_id=exercise_id
    )
    return progress
