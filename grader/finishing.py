"""How a submission ends: verdict, checks, progress and the last event in one transaction, and only once.

It is written only where the lease is still ours and no verdict is there, so a worker that was slow, or dead and back,
changes nothing. A fault of ours is no verdict: the row goes back to the queue, and the third time it ends as
"not judged", which counts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from courses import tracking
from grader import events
from grader.announcing import announce
from grader.claiming import LeaseLost, lock
from grader.models import CheckResultRow, Kind, Submission
from grader.results import CheckResult, Outcome, Report, State, Verdict
from grader.safety import storable, visible

TRIES = 3
BACK_OFF_S = [3, 15]  # after the first and the second fault of ours

# Verdicts that say something about the learner's code; the others count neither as an attempt nor as points.
COUNTED = frozenset(Verdict) - {Verdict.NOT_JUDGED, Verdict.STOPPED, Verdict.UNDECIDED, Verdict.FINISHED}


def finish(
    pk: int,
    lease: UUID,
    report: Report,
    *,
    remaining: Sequence[events.New] = (),
    stamps: Mapping[str, datetime] | None = None,
) -> bool:
    """Write the report, the events still unwritten and the phases' timestamps; False, and nothing written, where the
    submission is not ours any more."""
    try:
        with transaction.atomic():
            row = lock(pk, lease)
            events.append(pk, events.merged(remaining))
            for stamp, at in (stamps or {}).items():
                setattr(row, stamp, at)
            if report.verdict is Verdict.NOT_JUDGED:
                _try_again(row, why=report.operator_detail)
            else:
                _end(row, report)
    except LeaseLost:
        return False
    return True


def give_back(pk: int, lease: UUID) -> bool:
    """Return the row to the queue at once, without counting it as a loss: the worker is shutting down."""
    try:
        with transaction.atomic():
            _requeue(lock(pk, lease), after_s=0)
    except LeaseLost:
        return False
    return True


def count_loss(row: Submission) -> None:
    """The lease ran out unrenewed. The caller holds the row's lock."""
    _try_again(row, why="the worker vanished")


def finish_stopped(row: Submission) -> None:
    """End a row that nobody works on as stopped. The caller holds the row's lock."""
    _end(row, Report(verdict=Verdict.STOPPED, headline="You stopped it."))


def _try_again(row: Submission, *, why: str) -> None:
    row.losses += 1
    if row.stop_requested_at is not None:
        finish_stopped(row)
    elif row.losses < TRIES:
        _requeue(row, after_s=BACK_OFF_S[row.losses - 1])
    else:
        headline = "This one could not be judged. It is our fault, not yours, and it counts as nothing: submit again."
        _end(row, Report(verdict=Verdict.NOT_JUDGED, headline=headline, operator_detail=why))


def _requeue(row: Submission, *, after_s: float) -> None:
    row.state, row.lease, row.lease_until = State.QUEUED, None, None
    row.opened_at = row.loaded_at = row.judged_at = None
    row.not_before = timezone.now() + timedelta(seconds=after_s) if after_s else None
    row.save()
    events.begin_again(row.pk)
    queue = row.queue
    if not after_s:
        transaction.on_commit(lambda: announce(queue))


def _end(row: Submission, report: Report) -> None:
    row.state, row.verdict, row.headline = State.DONE, report.verdict, visible(report.headline)[:400]
    row.points, row.max_points = report.points, report.max_points
    row.report = storable({key: value for key, value in report.to_dict().items() if key != "checks"})
    row.image_digest = str(report.opened.get("image_digest", ""))[:100]
    row.engine = str(report.opened.get("engine", ""))[:20]
    row.device = str(report.opened.get("device", ""))[:80]
    row.lease = row.lease_until = None
    row.finished_at = timezone.now()
    row.save()
    _write_checks(row, report.checks)
    if row.kind == Kind.SUBMISSION and report.verdict in COUNTED:
        _track(row, report.checks)
    events.append(row.pk, [("done", _done(row))])


def _write_checks(row: Submission, checks: Sequence[CheckResult]) -> None:
    written = {check.number: storable(asdict(check)) for check in checks}
    CheckResultRow.objects.bulk_create(
        CheckResultRow(
            submission=row,
            data=data,
            measured=data["measurement"] and data["measurement"]["value"],
            **{key: data[key] for key in ("number", "key", "task", "outcome", "points", "max_points")},
        )
        for data in written.values()
    )


def _track(row: Submission, checks: Sequence[CheckResult]) -> None:
    share = row.points / row.max_points if row.max_points else float(row.verdict == Verdict.PASSED)
    tracking.record_verdict(
        tracking.Judged(
            learner_id=row.learner_id,
            exercise_id=row.exercise_id,
            version_id=row.version_id,
            share=share,
            passed=row.verdict == Verdict.PASSED,
            at=row.finished_at or timezone.now(),
            tasks_passed=_tasks_passed(checks),
        )
    )


def _tasks_passed(checks: Sequence[CheckResult]) -> list[int]:
    """Tasks all of whose checks passed; one that was not reached is in the report too, as skipped."""
    open_tasks = {check.task for check in checks if check.outcome is not Outcome.PASSED}
    return sorted({check.task for check in checks} - open_tasks)


def _done(row: Submission) -> dict[str, Any]:
    return {
        "verdict": row.verdict,
        "headline": row.headline,
        "points": row.points,
        "max_points": row.max_points,
    }
