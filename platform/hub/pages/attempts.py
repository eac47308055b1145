"""The learner's history on one exercise, with the code of each attempt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from grader.models import Submission
from hub.access import exercise_for, learners, signed_in

SHOWN = 50


@require_safe
@learners
def attempts(request: HttpRequest, key: str) -> HttpResponse:
    """The newest `SHOWN` graded submissions that are done; Runs are not attempts."""
    found = exercise_for(key)
    rows = Submission.objects.graded().filter(learner=signed_in(request), exercise=found, verdict__isnull=False)
    lines = [
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
    return render(request, "exercises/_attempts.html", {"attempts": lines})
