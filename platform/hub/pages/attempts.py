"""The learner's history on one exercise, with the code of each attempt."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.models import Exercise, User
from grader.models import Submission
from hub.access import exercise_for, learners, signed_in

SHOWN = 50


@require_safe
@learners
def attempts(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "exercises/_attempts.html", {"attempts": attempts_at(exercise_for(key), signed_in(request))})


def attempts_at(found: Exercise, learner: User) -> list[dict[str, Any]]:
    """The newest `SHOWN` graded submissions that are done; Runs are not attempts."""
    rows = Submission.objects.graded().filter(learner=learner, exercise=found, verdict__isnull=False)
    return [
        {
            "public_id": str(row.public_id),
            "kind": row.kind,
            "verdict": row.verdict,
            "points": row.points,
            "max_points": row.max_points,
            "created": row.created,
            "source": row.source,
            "url": row.get_absolute_url(),
        }
        for row in rows.order_by("-created").defer("report", "headline")[:SHOWN]
    ]
