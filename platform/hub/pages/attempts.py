"""The learner's history on one exercise, with the code of each attempt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.models import Exercise, User
from grader.models import Submission
from hub.access import exercise_for, learners, signed_in
from hub.pages.measurements import best_measured, best_shown, measured_in, shown_measurement

SHOWN = 50


@require_safe
@learners
def attempts(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "exercises/_attempts.html", attempts_context(exercise_for(key), signed_in(request)))


def attempts_context(found: Exercise, learner: User) -> dict[str, Any]:
    """The newest `SHOWN` graded submissions that are done (Runs are not attempts), and the best that was measured."""
    kept = Submission.objects.graded().filter(learner=learner, exercise=found, verdict__isnull=False)
    rows = list(kept.order_by("-created").select_related("exercise").defer("report", "headline")[:SHOWN])
    measured = measured_in(rows)
    best = best_measured(learner.pk, found.current_id) if measured else {}
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
            "measured": [shown_measurement(check.data, _comparable(row, best)) for check in measured.get(row.pk, [])],
        }
        for row in rows
    ]
    newest = next((measured[row.pk] for row in rows if row.pk in measured and row.version_id == found.current_id), [])
    return {"attempts": lines, "best": best_shown(newest, best)}


def _comparable(row: Submission, best: Mapping[str, Mapping[str, float]]) -> Mapping[str, Mapping[str, float]]:
    """What this attempt may be compared with: nothing where it answers an older version of the exercise."""
    return best if row.version_id == row.exercise.current_id else {}
