"""The tables of a submission's life. The row is the truth; the queue's messages are hints (docs/ARCHITECTURE.md).

A `Submission` is graded, a Run is not; both are work for a sandbox and share one table, one queue and one set of
limits, told apart by `kind`. *State* (where in its life) and *verdict* (how it came out) are two fields, and a
constraint holds them together: done if and only if there is a verdict.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from courses.models import Exercise, ExerciseVersion
from grader.cells import decompose
from grader.results import State, Verdict


class Kind(models.TextChoices):
    SUBMISSION = "submission", "submission"
    RUN = "run", "run"


class Queue(models.TextChoices):
    CPU = "cpu", "cpu"
    GPU = "gpu", "gpu"
    LONG = "long", "long"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def waiting(self) -> SubmissionQuerySet:
        return self.filter(state=State.QUEUED)

    def running(self) -> SubmissionQuerySet:
        return self.filter(state=State.RUNNING)

    def unfinished(self) -> SubmissionQuerySet:
        return self.exclude(state=State.DONE)

    def graded(self) -> SubmissionQuerySet:
        return self.filter(kind=Kind.SUBMISSION)


class Submission(models.Model):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.SUBMISSION)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="submissions")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="submissions")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.PROTECT, related_name="+")
    source = models.TextField()
    content_hash = models.CharField(max_length=64)  # of the source: identical code is answered from before
    queue = models.CharField(max_length=8, choices=Queue.choices, default=Queue.CPU)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in State], default=State.QUEUED)
    verdict = models.CharField(max_length=16, choices=[(v.value, v.value) for v in Verdict], null=True, blank=True)  # noqa: DJ001
    headline = models.CharField(max_length=400, blank=True)
    points = models.FloatField(default=0.0)
    max_points = models.FloatField(default=0.0)
    report = models.JSONField(default=dict, blank=True)  # grader.results.Report without its checks
    answered_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    # The life, as timestamps: each phase of a benchmark is the difference of two of them.
    created = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)  # a sandbox is ours
    loaded_at = models.DateTimeField(null=True, blank=True)  # the learner's code is loaded
    judged_at = models.DateTimeField(null=True, blank=True)  # the last check answered
    finished_at = models.DateTimeField(null=True, blank=True)

    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    losses = models.PositiveSmallIntegerField(default=0)  # leases lost; the third ends as "not judged"
    not_before = models.DateTimeField(null=True, blank=True)  # tried again after a fault of ours, not sooner than this
    stop_requested_at = models.DateTimeField(null=True, blank=True)

    # What it was judged with, so that a regrade can say who changes.
    seed = models.CharField(max_length=64, blank=True)
    limits = models.JSONField(default=dict, blank=True)
    image_digest = models.CharField(max_length=100, blank=True)
    engine = models.CharField(max_length=20, blank=True)
    device = models.CharField(max_length=80, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-created"]
        indexes = [
            models.Index(fields=["state", "queue", "created"], name="submission_to_claim"),
            models.Index(fields=["learner", "exercise", "-created"], name="submission_history"),
            models.Index(fields=["learner", "exercise", "content_hash"], name="submission_same_code"),
            models.Index(fields=["state", "lease_until"], name="submission_lost_lease"),
            models.Index(fields=["learner", "-claimed_at"], name="submission_last_served"),
            models.Index(fields=["queue", "-finished_at"], name="submission_recent"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["learner"], condition=Q(state=State.RUNNING), name="one_running_for_each_learner"
            ),
            models.CheckConstraint(
                condition=(Q(state=State.DONE) & Q(verdict__isnull=False))
                | (~Q(state=State.DONE) & Q(verdict__isnull=True)),
                name="done_if_and_only_if_there_is_a_verdict",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("submission", args=[self.public_id])

    @property
    def is_done(self) -> bool:
        return self.state == State.DONE

    @property
    def cells(self) -> tuple[str, ...]:
        """Of a lesson's Run: the cells that ran, the one that was asked for last. Empty for all other work."""
        return decompose(self.source) if self.exercise.kind == Exercise.LESSON else ()


class CheckResultRow(models.Model):
    """One check of one submission, written with the verdict in the same transaction."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="checks")
    number = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=100)
    task = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12)
    points = models.FloatField()
    max_points = models.FloatField()
    measured = models.FloatField(null=True, blank=True)  # the value of its measurement, so that the best can be found
    data = models.JSONField()  # grader.results.CheckResult

    class Meta:
        ordering = ["submission", "number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="check_once_per_submission")]

    def __str__(self) -> str:
        return f"{self.key}: {self.outcome}"


class Event(models.Model):
    """What happened to a submission, in order, for pages that follow it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=8)
    data = models.JSONField()

    class Meta:
        ordering = ["submission", "seq"]
        constraints = [models.UniqueConstraint(fields=["submission", "seq"], name="event_seq_once_per_submission")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Figure(models.Model):
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="figures")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    png = models.BinaryField()
    axes = models.JSONField(default=list)

    class Meta:
        ordering = ["submission", "number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="figure_once_per_submission")]

    def __str__(self) -> str:
        return self.title or f"Figure {self.number}"


class Draft(models.Model):
    """What a learner has in the editor. `revision` counts saves, so that two tabs can't overwrite each other."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="drafts")
    source = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "exercise"], name="draft_once_per_exercise")]

    def __str__(self) -> str:
        return f"draft {self.learner_id}/{self.exercise_id}@{self.revision}"
