"""`manage.py up`: the whole site on this machine, until Ctrl-C (hub.running.site tells how)."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.running.site import CannotStart, Site


class Command(BaseCommand):
    help = "Run site, worker and sandbox service together on this machine, on loopback only."

    def add_arguments(self, parser: CommandParser) -> None:
        port = os.environ.get("HUB_PORT")
        parser.add_argument(
            "--port", type=int, default=int(port) if port else None, help="default: HUB_PORT, or 8000 on"
        )
        parser.add_argument("--no-demo", action="store_true", help="make no demo people")
        parser.add_argument("--no-demo-cohort", action="store_true", help="demo people, but no cohort with submissions")
        parser.add_argument("--no-build", action="store_true", help="build no images and libraries behind")

    def handle(self, *, port: int | None, no_demo: bool, no_demo_cohort: bool, no_build: bool, **_: Any) -> None:
        self.stdout.write(f"{settings.SITE_NAME}: starting. Data: {settings.DATA_DIR}")
        try:
            cohort = not (no_demo or no_demo_cohort)
            Site(self._say, port=port, demo=not no_demo, demo_cohort=cohort, build=not no_build).run()
        except CannotStart as reason:
            raise CommandError(str(reason)) from None

    def _say(self, text: str) -> None:
        try:
            self.stdout.write(text)
            self.stdout.flush()
        except OSError:
            pass  # the terminal is gone; ending well matters more
