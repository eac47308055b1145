"""Taking the next piece of work: one conditional update, and a lease that says until when it is ours.

Messages are only hints, so any number of workers may claim at any time: each row goes to one of them. PostgreSQL skips
rows that another worker is just taking (SKIP LOCKED); SQLite lets one writer in at a time (IMMEDIATE). That a learner
never has two running is a constraint of the table.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from grader.fairness import in_turn
from grader.models import Submission
from grader.results import State

LEASE_S = 15.0
RENEW_S = 4.0
TRIES = 20


class LeaseLost(Exception):
    """The row is somebody else's now, or was ended: what we still hold of it must not be written."""


def claim_next(queue: str) -> Submission | None:
    """The next submission in turn, now running under a fresh lease; None when nothing can be claimed."""
    for _ in range(TRIES):
        try:
            return _claim(queue)
        except IntegrityError:
            continue  # another worker took another one of this learner's in the same moment: somebody else's turn
    return None


def renew(pk: int, lease: UUID) -> bool:
    """Hold on to it for LEASE_S more; False when the lease is no longer ours."""
    held = Submission.objects.filter(pk=pk, lease=lease).running()
    return bool(held.update(lease_until=timezone.now() + timedelta(seconds=LEASE_S)))


def lock(pk: int, lease: UUID) -> Submission:
    """The row, locked until the transaction ends; raises LeaseLost where it isn't ours any more."""
    row = Submission.objects.select_for_update().filter(pk=pk, lease=lease).running().first()
    if row is None:
        raise LeaseLost(f"submission {pk} is not held under {lease}")
    return row


@transaction.atomic
def _claim(queue: str) -> Submission | None:
    found = in_turn(queue).select_for_update(skip_locked=True, of=("self",)).first()
    if found is None:
        return None
    now = timezone.now()
    until = now + timedelta(seconds=LEASE_S)
    taken = Submission.objects.filter(pk=found.pk, state=State.QUEUED).update(
        state=State.RUNNING, lease=uuid4(), lease_until=until, claimed_at=now, not_before=None
    )
    return Submission.objects.select_related("version").get(pk=found.pk) if taken else None
