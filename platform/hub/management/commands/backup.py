"""`manage.py backup [--to FOLDER]`: a consistent copy of the SQLite database, also while the site runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.running.preparing import back_up


class Command(BaseCommand):
    help = "Copy the SQLite database to var/backups (or --to FOLDER); the newest five copies are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=None)

    def handle(self, *, to: Path | None, **_: Any) -> None:
        copy = back_up(to)
        if copy is None:
            raise CommandError("There is no SQLite database to copy. For PostgreSQL use pg_dump (docs/operating.md).")
        self.stdout.write(str(copy))
