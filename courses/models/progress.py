"""How far a learner is: one row for each exercise they touched. Written by `courses.tracking` only."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from courses.models.outline import Exercise, ExerciseVersion


class ExerciseProgress(models.Model):
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exercise_progress")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="progress")
    attempts = models.PositiveIntegerField(default=0)  # judged submissions; "not judged" is never counted
    best_share = models.FloatField(default=0.0)  # best points / max points, 0 to 1
    passed_at = models.DateTimeField(null=True, blank=True)
    passed_version = models.ForeignKey(ExerciseVersion, null=True, blank=True, on_delete=models.SET_NULL)
    hints_opened = models.JSONField(default=dict)  # {"<task number>": rungs opened}
    reference_shown_at = models.DateTimeField(null=True, blank=True)  # asked for before passing
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "exercise"], name="progress_once_per_exercise")]

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.exercise_id}"

    @property
    def passed(self) -> bool:
        return self.passed_at is not None
