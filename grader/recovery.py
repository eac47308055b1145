"""Bringing back what was lost: rows whose worker stopped renewing its lease return to the queue.

Every worker sweeps every few seconds; any number may at once. Three losses end a row as not judged.
"""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone

from grader.finishing import count_loss
from grader.models import Submission

SWEEP_S = 5.0

log = logging.getLogger(__name__)


def sweep() -> int:
    """Return how many rows had lost their lease."""
    lost = Submission.objects.running().filter(lease_until__lt=timezone.now()).values_list("pk", flat=True)
    return sum(_recover(pk) for pk in lost)


@transaction.atomic
def _recover(pk: int) -> bool:
    row = (
        Submission.objects.select_for_update(skip_locked=True)
        .running()
        .filter(pk=pk, lease_until__lt=timezone.now())
        .first()
    )
    if row is None:
        return False
    log.warning("Submission %s lost its worker (loss %d).", row.public_id, row.losses + 1)
    count_loss(row)
    return True
