"""`manage.py demo`: a learner and an instructor to try the site with; made once, found again afterwards."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from hub.running.preparing import demo_people


class Command(BaseCommand):
    help = "Make the demo learner (ada) and instructor (grace) with random passwords."

    def handle(self, **_: Any) -> None:
        for person, password in demo_people():
            how = f"made, with the password {password}" if password else "is there already"
            self.stdout.write(f"{person.username}: {how}")
