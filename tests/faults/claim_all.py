"""A process that claims and finishes everything it can get; prints the key of each, and is started several times."""

from __future__ import annotations

import sys

import django

django.setup()

from grader.claiming import claim_next  # noqa: E402
from grader.finishing import finish  # noqa: E402
from grader.models import Submission  # noqa: E402
from tests.standin import report  # noqa: E402

sys.stdout.write("ready\n")
sys.stdout.flush()
sys.stdin.readline()
while Submission.objects.waiting().exists():
    if row := claim_next("cpu"):
        assert row.lease is not None
        assert finish(row.pk, row.lease, report())
        sys.stdout.write(f"{row.pk}\n")
