"""Bringing the data up to the code before the site starts: database, static files, curriculum, demo people."""

from __future__ import annotations

import hashlib
import io
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from courses.models import Exercise, Topic, User

Say = Callable[[str], None]
BACKUPS_KEPT = 5


def migrate(say: Say) -> None:
    """Apply what is missing; an SQLite database that exists already is copied first."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        say("Database: up to date.")
        return
    if executor.loader.applied_migrations and (copy := back_up()):
        say(f"Database: older than the code; copied to {copy}.")
    call_command("migrate", verbosity=0, interactive=False)
    say(f"Database: ready ({len(plan)} changes).")


def back_up(folder: Path | None = None) -> Path | None:
    """A consistent copy of the SQLite database, while others may write; None for another database or an empty one."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or not Path(name).exists():
        return None
    folder = folder or settings.DATA_DIR / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"hub-{datetime.now():%Y%m%d-%H%M%S-%f}.sqlite3"
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    copy.chmod(0o600)
    for old in sorted(folder.glob("hub-*.sqlite3"))[:-BACKUPS_KEPT]:
        old.unlink()
    return copy


def collect_static(say: Say) -> None:
    """Compress the static files, only when they changed since the last time."""
    stamp = settings.STATIC_ROOT / ".collected"
    now = hashlib.sha256("\n".join(_static_sources()).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == now:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now)
    say("Static files: collected.")


def load_curriculum(say: Say) -> None:
    """Load the curriculum folder; mistakes in it are said and never keep the site from starting."""
    problems = io.StringIO()
    try:
        call_command("load_curriculum", stdout=io.StringIO(), stderr=problems, no_color=True)
    except CommandError as error:
        problems.write(f"{error}\n")
    lines = problems.getvalue().splitlines()
    say(f"Curriculum: {Topic.objects.count()} topics, {Exercise.objects.open().count()} exercises.")
    for line in lines[:5]:
        say(f"    {line}")
    if len(lines) > 5:
        say(f"    and {len(lines) - 5} more: python manage.py load_curriculum --check")


def demo_people() -> list[tuple[User, str | None]]:
    """The demo learner and instructor, each with its password if it was made just now."""
    wanted = [("ada", "Ada", False), ("grace", "Grace", True)]
    return [_demo_person(username, first_name, is_instructor) for username, first_name, is_instructor in wanted]


def _demo_person(username: str, first_name: str, is_instructor: bool) -> tuple[User, str | None]:
    facts = {"first_name": first_name, "is_instructor": is_instructor}
    person, made = User.objects.get_or_create(username=username, defaults=facts)
    if not made:
        return person, None
    password = secrets.token_urlsafe(12)
    person.set_password(password)
    person.save(update_fields=["password"])
    return person, password


def _static_sources() -> Iterator[str]:
    """What tells one state of the static files from another."""
    from django import VERSION

    yield str(VERSION)
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                yield f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}"
