"""What every test that touches the database shares: a database in a file, a broker that goes nowhere, a few people.

SQLite in a file, not in memory, because the product's threads and processes each open a connection of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MakeLearner = Callable[..., Any]
MakeExercise = Callable[..., Any]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from django.db import connections

    settings = connections["default"].settings_dict
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def _broker_of_the_tests() -> None:
    """Messages of tests never reach the workers of a site that runs on this machine."""
    from hub.celery import app

    app.conf.broker_url = "memory://"
    app.conf.broker_transport_options = {}


@pytest.fixture(autouse=True, scope="session")
def _passwords_hash_quickly() -> None:
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def make_learner(db: None) -> MakeLearner:
    from courses.models import User

    def make(name: str = "ada", **facts: Any) -> User:
        return User.objects.create_user(name, password="a long enough password", **facts)

    return make


@pytest.fixture
def make_exercise(db: None) -> MakeExercise:
    """An exercise with the content that matters to its life; `content` adds to it or replaces parts of it."""
    from courses.models import Course, Exercise, ExerciseVersion, Part, Topic

    def make(key: str = "matrix-multiplication", **content: Any) -> Exercise:
        course, _ = Course.objects.get_or_create(slug="course", defaults={"title": "Course", "at_root": True})
        part, _ = Part.objects.get_or_create(course=course, number=1, defaults={"title": "Foundations"})
        topic, _ = Topic.objects.get_or_create(part=part, key="1.1", defaults={"title": "Algebra", "position": 1})
        exercise = Exercise.objects.create(topic=topic, key=key, position=1, title=key, kind="exercise")
        exercise.current = ExerciseVersion.objects.create(
            exercise=exercise, hash=key, content={**CONTENT, "id": key, "title": key, **content}
        )
        exercise.save()
        return exercise

    return make


CONTENT: dict[str, Any] = {
    "kind": "exercise", "difficulty": 1, "minutes": 10,
    "tasks": [{"number": 1, "title": "Write it", "objectives": []}],
    "profile": {"image": "python", "preload": "none", "size": "S", "gpu": "none"},
    "limits": {}, "entry_points": [{"name": "f", "kind": "function", "signature": "f(x)", "shapes": {}, "axes": {}}],
    "rules": [], "prompt": "Write f.", "prompt_html": "<p>Write f.</p>", "starter": "def f(x): ...\n",
    "solution": "def f(x):\n    return x\n", "checks": "", "probe": "",
    "hints": [{"task": 1, "rungs": ["First", "Second"], "rungs_html": ["<p>First</p>", "<p>Second</p>"]}],
    "wrong": [], "also_right": [], "explanation": "", "explanation_html": "", "judge": "numpy",
}  # fmt: skip


@pytest.fixture
def database_url(transactional_db: None) -> str:
    """The address of the test database, for processes of their own."""
    from django.db import connection

    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(str(facts['NAME']))}"
    return f"postgres://{facts['USER']}@/{facts['HOST']}/{facts['NAME']}"
