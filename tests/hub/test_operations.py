"""For operators: health, metrics, settings that fit a deployment, backups."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from courses.models import User
from hub.running.preparing import back_up

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db(transaction=True)
def test_health_asks_the_database() -> None:
    assert Client().get("/health/").status_code == 200


def test_metrics_are_for_this_machine(visitor: Client) -> None:
    assert b"django_http_requests" in visitor.get("/metrics").content
    assert visitor.get("/metrics", REMOTE_ADDR="192.0.2.1").status_code == 404
    assert visitor.get("/metrics", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 404


def test_or_for_who_has_the_token(visitor: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = "right"
    assert visitor.get("/metrics").status_code == 404
    assert visitor.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404
    answer = visitor.get("/metrics", REMOTE_ADDR="192.0.2.1", headers={"Authorization": "Bearer right"})
    assert answer.status_code == 200


def manage(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("HUB_", "DJANGO_"))}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**clean, **env}, capture_output=True, text=True, timeout=60)


def test_behind_tls_the_deployment_check_has_nothing_to_say(tmp_path: Path) -> None:
    done = manage(
        "check", "--deploy", "--fail-level", "WARNING", HUB_DATA=str(tmp_path), HUB_TLS="1", HUB_HSTS_SUBDOMAINS="1"
    )
    assert done.returncode == 0, done.stderr


def test_two_first_starts_share_one_secret_key_that_nobody_else_reads(tmp_path: Path) -> None:
    code = "from django.conf import settings; print(settings.SECRET_KEY)"
    keys = {manage("shell", "-v0", "-c", code, HUB_DATA=str(tmp_path)).stdout.strip() for _ in range(2)}
    assert len(keys) == 1 and len(keys.pop()) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_secrets_come_from_files_too(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from-a-file")
    code = "from django.conf import settings; print(settings.SECRET_KEY)"
    done = manage("shell", "-v0", "-c", code, HUB_DATA=str(tmp_path), HUB_SECRET_KEY_FILE=str(tmp_path / "key"))
    assert done.stdout.strip() == "from-a-file"


def test_letters_become_files_where_no_mail_server_is_named(tmp_path: Path) -> None:
    code = "from django.core.mail import send_mail; send_mail('Hello', 'you', None, ['ada@example.org'])"
    assert manage("shell", "-v0", "-c", code, HUB_DATA=str(tmp_path)).returncode == 0
    assert "Hello" in next((tmp_path / "mail").iterdir()).read_text()


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_what_was_there_and_five_are_kept(tmp_path: Path) -> None:
    User.objects.create_user("kept")
    for _ in range(7):
        copy = back_up(tmp_path)
    assert copy is not None and copy.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(copy)) as database:
        assert ("kept",) in database.execute("select username from courses_user").fetchall()
    assert len(list(tmp_path.iterdir())) == 5
