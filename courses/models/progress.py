"""How far a learner is. What was judged and what is their own word are different rows. All by `courses.tracking` only.

Ticks name objectives, resources and boxes by the ids of the curriculum: one that left it is simply counted no more.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from courses.models.outline import Course, Exercise, ExerciseVersion, Topic


class ExerciseProgress(models.Model):
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exercise_progress")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="progress")
    attempts = models.PositiveIntegerField(default=0)  # judged submissions; "not judged" is never counted
    best_share = models.FloatField(default=0.0)  # best points / max points, 0 to 1
    tasks_passed = models.JSONField(default=list)  # numbers of tasks all of whose checks passed at once, some time
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


class ObjectiveTick(models.Model):
    """A learner's own word: I can do this."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="objective_ticks")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="objective_ticks")
    objective = models.CharField(max_length=100)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "topic", "objective"], name="objective_ticked_once")]

    def __str__(self) -> str:
        return f"{self.learner_id} can {self.objective}"


class ResourceSeen(models.Model):
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="resources_seen")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="resources_seen")
    resource = models.CharField(max_length=100)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "topic", "resource"], name="resource_seen_once")]

    def __str__(self) -> str:
        return f"{self.learner_id} saw {self.resource}"


class WeekTick(models.Model):
    """One of a week's boxes (reading, exercises, project, review) of one learner."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="week_ticks")
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="week_ticks")
    week = models.PositiveSmallIntegerField()
    box = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "course", "week", "box"], name="box_ticked_once")]

    def __str__(self) -> str:
        return f"{self.learner_id} in week {self.week}: {self.box}"
