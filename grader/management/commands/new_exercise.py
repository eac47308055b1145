"""`manage.py new_exercise <topic> <id> --title …`: a folder to begin a new exercise with (grader.gate.scaffolding)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.reading import read_course
from grader.gate.scaffolding import CannotMake, new_exercise

NEXT = """\
Made {folder}, and entered it in topic.toml.

It passes the gate as it is. Now make it yours, in this order:
  exercise.toml  tasks, profile, limits, what the judge calls
  solution.py    the reference; the starter is what remains outside its markers
  checks.py      the worked example first
  wrong/         what people get wrong, each with the check that catches it; also_right/: other right ways
  prompt.md, hints.md, solution.md

After each step:  python manage.py check_curriculum {id}{other}
To see it:        python manage.py load_curriculum{other}
The format:       docs/authoring.md"""


class Command(BaseCommand):
    help = "Make the folder of a new exercise, with a small one inside that passes the gate, to be rewritten."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topic", help="the topic's id, such as 1.1")
        parser.add_argument("id", help="lower-case words joined by hyphens; it never changes")
        parser.add_argument("--title", required=True, help="as topic.toml promises it")
        parser.add_argument("--kind", choices=("exercise", "project"), default="exercise")
        parser.add_argument("--from", dest="folder", type=Path, default=Path(settings.CURRICULUM_DIR))

    def handle(self, *, topic: str, id: str, title: str, kind: str, folder: Path, **_: Any) -> None:
        main = Path(settings.CURRICULUM_DIR)
        if folder.resolve() != main.resolve() and id in read_course(main).folders:
            raise CommandError(f"The id {id} is taken by the course in {main}; every exercise of a site has its own.")
        try:
            made = new_exercise(folder, topic, id, title=title, kind=kind)
        except CannotMake as reason:
            raise CommandError(str(reason)) from None
        other = "" if folder == main else f" --from {folder}"
        self.stdout.write(NEXT.format(folder=os.path.relpath(made), id=id, other=other))
