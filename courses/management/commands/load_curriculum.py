"""`manage.py load_curriculum [--check]`: bring the database up to the curriculum folder; list what is wrong in it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.importing import Imported, check_curriculum, import_curriculum


class Command(BaseCommand):
    help = "Load the curriculum folder into the database (or, with --check, only say what is wrong in it)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="store nothing; fail if anything is wrong")
        parser.add_argument("--from", dest="folder", type=Path, default=Path(settings.CURRICULUM_DIR))

    def handle(self, *, check: bool, folder: Path, **_: Any) -> None:
        if not folder.is_dir():
            raise CommandError(f"There is no curriculum folder {folder}; set CURRICULUM_DIR or give --from.")
        began = time.monotonic()
        imported = check_curriculum(folder) if check else import_curriculum(folder)
        self._report(imported, seconds=time.monotonic() - began)
        if check and imported.problems:
            raise CommandError(f"{len(imported.problems)} mistakes in the curriculum.")

    def _report(self, imported: Imported, *, seconds: float) -> None:
        for problem in imported.problems:
            self.stderr.write(self.style.ERROR(str(problem)))
        for what, count in sorted(imported.counts.items()):
            if count:
                self.stdout.write(f"  {what:<10} {count:>4}")
        self.stdout.write(f"  {sum(imported.counts.values())} exercises in {seconds:.1f} s")
