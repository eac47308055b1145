"""Who learns and who teaches, and the cohorts in which they meet. Cohorts are written by `courses.enrolling` only."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.urls import reverse

from courses.models.outline import Course


def new_stamp() -> str:
    return uuid.uuid4().hex


class User(AbstractUser):
    """A person. Learners and instructors are the same kind of row; what they may see follows from `is_instructor`."""

    is_instructor = models.BooleanField(default=False)
    # Another one whenever something is recorded of them; written by courses.tracking alone (courses.keeping).
    stamp = models.CharField(max_length=32, default=new_stamp, editable=False)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Without the stamp of a person who is there: an older copy of the row must not bring an older one back."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            left_out = {"id", "stamp", *self.get_deferred_fields()}
            kwargs["update_fields"] = [each.name for each in self._meta.concrete_fields if each.name not in left_out]
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        return self.get_full_name() or self.username


class Cohort(models.Model):
    """Learners who take a course together, and who teaches them. What instructors see of learners: `hub.access`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="cohorts")
    name = models.CharField(max_length=100)
    instructors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="cohorts_taught")
    code = models.CharField(max_length=16, unique=True)  # as courses.enrolling.normal_code writes it
    is_open = models.BooleanField(default=True)  # closed: nobody can join; who is in it stays in it
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cohort", args=[self.public_id])

    @property
    def shown_code(self) -> str:
        """The code as people read and type it: ABCD-2345."""
        return f"{self.code[:4]}-{self.code[4:]}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active(self) -> EnrolmentQuerySet:
        """Of those who are in their cohort now."""
        return self.filter(left=None)


class Enrolment(models.Model):
    """That a learner is, or was, in a cohort. One row for each pair: who comes back has the same row again."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="enrolments")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    joined = models.DateTimeField()
    left = models.DateTimeField(null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["cohort", "joined"]
        constraints = [models.UniqueConstraint(fields=["cohort", "learner"], name="enrolled_once_per_cohort")]

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.cohort_id}"
