"""`manage.py sign_in_link NAME`: a link that signs one person in, once, without a password and without mail."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.models import User
from hub.sign_in_links import link_for


class Command(BaseCommand):
    help = "Print a link that signs a person in, once, without a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **_: Any) -> None:
        person = User.objects.filter(username=username, is_active=True).first()
        if person is None:
            raise CommandError(f"There is nobody called {username!r} here.")
        hours = settings.SIGN_IN_LINK_SECONDS / 3600
        self.stderr.write(f"Put this behind the site's address; it works once, for {hours:g} hours:")
        self.stdout.write(link_for(person))
