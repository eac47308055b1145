"""The Celery app: `celery -A hub worker --queues cpu,long --concurrency N` (docs/operating.md).

Each of the N processes holds one warm judge (`grader.tasks`). Messages are hints without an id, so no broker needs to
be durable: `filesystem://` serves one machine, `redis://` many.
"""

from __future__ import annotations

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")

TRANSPORT_ALIASES["filesystem"] = "hub.folder_transport:Transport"

app = Celery("hub")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["grader"])
app.autodiscover_tasks(["hub"], related_name="housekeeping")
