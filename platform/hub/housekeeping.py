"""What wants doing once a day. Under docker-compose the scheduler asks a worker for it; `up` does it at each start."""

from __future__ import annotations

from celery import shared_task
from django.core.management import call_command


@shared_task(name="hub.housekeeping", ignore_result=True)
def housekeeping() -> None:
    """Forget sessions that have expired."""
    call_command("clearsessions")
