"""One piece of work from claim to verdict: the judge works in this thread, a companion thread keeps it honest.

The companion writes events as they come, renews the lease, and learns when the work must stop: the learner pressed
Stop, the lease is no longer ours, or the worker shuts down. What the judge does is `grader.judging`'s matter.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, Protocol

from django.conf import settings

from grader.claiming import claim_next
from grader.companion import Companion
from grader.durations import SESSION_S, SPARE_S
from grader.finishing import finish, give_back
from grader.models import Submission
from grader.results import JudgeJob, Report, Verdict
from grader.seeds import seed_for

_CUT_SHORT = {Verdict.STOPPED, Verdict.NOT_JUDGED}  # what a judge says when the worker's closing stopped it

log = logging.getLogger(__name__)


class Judge(Protocol):
    """What this room needs of `grader.judging.Judge`, which is warm once `start` has returned."""

    def start(self) -> None: ...

    def close(self) -> None: ...

    def work(
        self,
        job: JudgeJob,
        on_event: Callable[[str, dict[str, Any]], None],
        should_stop: Callable[[], bool],
        deadline_s: float,
    ) -> Report: ...


def work_once(queue: str, judge: Judge, *, closing: Callable[[], bool] = lambda: False) -> bool:
    """Claim the next submission of the queue and judge it; False when there was nothing to claim.

    `closing` says that this worker shuts down: the work is then given back to the queue at once, uncounted.
    """
    submission = claim_next(queue)
    if submission is None:
        return False
    assert submission.lease is not None
    began = time.monotonic()
    with Companion(submission.pk, submission.lease, closing=closing) as companion:
        report = _judge(judge, submission, companion)
    if closing() and not companion.stop_asked and report.verdict in _CUT_SHORT:
        ours = give_back(submission.pk, submission.lease)
    else:
        ours = finish(submission.pk, submission.lease, report, remaining=companion.unwritten, stamps=companion.stamps)
    if not ours:
        log.warning("Submission %s was no longer ours when it was done; nothing written.", submission.public_id)
    log.info("Submission %s: %s in %.2f s", submission.public_id, report.verdict, time.monotonic() - began)
    return True


def _judge(judge: Judge, submission: Submission, companion: Companion) -> Report:
    try:
        return judge.work(_job(submission), companion.tell, companion.should_stop, _deadline_s(submission))
    except Exception as error:
        log.exception("The judge failed on submission %s", submission.public_id)
        detail = f"{type(error).__name__}: {error}"
        return Report(verdict=Verdict.NOT_JUDGED, headline="The judge failed.", operator_detail=detail)


def _job(submission: Submission) -> JudgeJob:
    return JudgeJob(
        kind=submission.kind,
        source=submission.source,
        exercise=submission.version.for_judging(),
        seed=seed_for(submission.public_id),
        sandbox=settings.SANDBOX_SOCKET,
        owner=f"submission:{submission.public_id}",
    )


def _deadline_s(submission: Submission) -> float:
    limits = submission.version.content.get("limits", {})
    return float(limits.get("session_s", SESSION_S)) + SPARE_S
