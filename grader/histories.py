"""What learners handed in, for those who may see it: Runs are not in here, they are the learner's alone."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q

from courses.models import Course, User
from grader.models import Submission, SubmissionQuerySet

Pair = tuple[str, str]  # a learner's username, an exercise's key


def history(learner: User, course: Course) -> SubmissionQuerySet:
    """The learner's graded submissions in the course, newest first, without code and report."""
    rows = Submission.objects.graded().filter(learner=learner, exercise__topic__part__course=course)
    return rows.select_related("exercise").defer("source", "report", "exercise__tasks").order_by("-created", "-pk")


def latest_of(pairs: Collection[Pair]) -> dict[Pair, Submission]:
    """The newest judged submission of each pair of learner and exercise that has one. One query."""
    if not pairs:
        return {}
    wanted = reduce(or_, (Q(learner__username=learner, exercise__key=exercise) for learner, exercise in pairs))
    rows = Submission.objects.graded().filter(wanted, verdict__isnull=False).order_by("created", "pk")
    found = rows.select_related("learner", "exercise").only(
        "public_id", "verdict", "created", "learner__username", "exercise__key"
    )
    return {(row.learner.username, row.exercise.key): row for row in found}
