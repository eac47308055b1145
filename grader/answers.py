"""Identical code is answered from before: same learner, same exercise version, same source, a verdict that counts.

Only verdicts that follow from the code alone are given again. One that hung on luck or on the machine's load (a limit,
undecided), that the learner cut short (stopped) or that was our fault (not judged) is judged anew. A repeated answer
counts as no attempt; the row says which submission it was answered from.
"""

from __future__ import annotations

from django.db import transaction

from grader import events
from grader.models import CheckResultRow, Figure, Submission
from grader.results import State, Verdict

GIVEN_AGAIN = [Verdict.PASSED, Verdict.PARTLY, Verdict.FAILED, Verdict.ERROR, Verdict.REFUSED]
_COPIED = [
    "verdict",
    "headline",
    "points",
    "max_points",
    "report",
    "seed",
    "limits",
    "image_digest",
    "engine",
    "device",
]


def earlier(submission: Submission) -> Submission | None:
    """The first submission that answers this one already, if there is one. `submission` need not be saved yet."""
    return (
        Submission.objects.graded()
        .filter(learner=submission.learner, exercise=submission.exercise, content_hash=submission.content_hash)
        .filter(version=submission.version, state=State.DONE, verdict__in=GIVEN_AGAIN, answered_from=None)
        .order_by("created")
        .first()
    )


@transaction.atomic
def answer_from(submission: Submission, earlier: Submission) -> Submission:
    """Save `submission` as done, with the verdict, checks, figures and events of `earlier`."""
    for field in _COPIED:
        setattr(submission, field, getattr(earlier, field))
    submission.state = State.DONE
    submission.answered_from = earlier
    submission.finished_at = submission.created
    submission.save(force_insert=True)
    _copy_rows(submission, earlier)
    kept = earlier.events.exclude(kind="phase").order_by("seq").values_list("kind", "data")
    events.append(submission.pk, list(kept))
    return submission


def _copy_rows(submission: Submission, earlier: Submission) -> None:
    checks: list[CheckResultRow] = list(earlier.checks.all())
    figures: list[Figure] = list(earlier.figures.all())
    rows: list[CheckResultRow | Figure] = [*checks, *figures]
    for row in rows:
        row.pk, row.submission = None, submission
        row._state.adding = True
    CheckResultRow.objects.bulk_create(checks)
    Figure.objects.bulk_create(figures)
