"""`manage.py demo`: people to try the site with, and a cohort whose learners hand in what the workers then judge."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from hub.running.demo_cohort import feed, make_demo_cohort
from hub.running.preparing import demo_people


class Command(BaseCommand):
    help = (
        "Make the demo learner (ada), the instructor (grace) and the demo cohort, and hand in what its learners wrote, "
        "one submission at a time. Made once; stopped with Ctrl-C it goes on the next time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people-only", action="store_true", help="no cohort, nothing handed in")

    def handle(self, *, people_only: bool, **_: Any) -> None:
        for person, password in demo_people():
            how = f"made, with the password {password}" if password else "is there already"
            self.stdout.write(f"{person.username}: {how}")
        if people_only:
            return
        demo = make_demo_cohort(self._say)
        if demo is not None:
            feed(demo, self._say)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
