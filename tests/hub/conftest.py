"""Three people for every page: the learner it belongs to, another learner, and a visitor without an account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from courses.importing_lessons import LessonStore
from courses.models import Exercise, Lesson, User
from courses.reading_lessons import read_lesson
from courses.tokens import make
from grader.models import Submission
from grader.submitting import submit
from tests.courses.a_lesson import FIGURE, LESSON


@pytest.fixture(autouse=True)
def _workers_elsewhere(settings: Settings) -> None:
    """As with worker hosts of their own: submissions wait in the queue. test_readiness.py has the other case."""
    settings.SANDBOX_IS_LOCAL = False


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    """How often an address or an account has asked is counted in the cache."""
    cache.clear()


@pytest.fixture
def ada(make_learner: Callable[..., User]) -> User:
    return make_learner("ada")


@pytest.fixture
def as_ada(ada: User) -> Client:
    return signed_in(ada)


@pytest.fixture
def as_eve(make_learner: Callable[..., User]) -> Client:
    return signed_in(make_learner("eve"))


@pytest.fixture
def visitor(db: None) -> Client:
    return Client()


@pytest.fixture
def adas_program(ada: User) -> Client:
    """A program that has a token of ada's."""
    return program_of(ada)


@pytest.fixture
def eves_program(make_learner: Callable[..., User]) -> Client:
    return program_of(make_learner("eve-s-owner"))


@pytest.fixture
def exercise(make_exercise: Callable[..., Exercise]) -> Exercise:
    return make_exercise()


@pytest.fixture
def queued(ada: User, exercise: Exercise) -> Submission:
    return submit(ada, exercise, source="def f(x):\n    return x\n")


@pytest.fixture
def lesson(exercise: Exercise, tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    """Topic 1.1 with a small lesson, stored as an import does it."""
    folder = tmp_path_factory.mktemp("topic")
    (folder / "figures").mkdir()
    (folder / "figures" / "line.svg").write_text(FIGURE)
    (folder / "lesson.md").write_text(LESSON)
    content = read_lesson(folder, name="topic", title="Algebra", concepts=["Vectors"], problems=[])
    assert content is not None
    LessonStore([]).keep(exercise.topic, content, "topic/lesson.md")
    return Lesson.objects.get()


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def program_of(person: User) -> Client:
    _, secret = make(person, "a test")
    return Client(headers={"Authorization": f"Token {secret}"})


@pytest.fixture
def finish() -> Callable[..., Submission]:
    """Bring a submission to its end the way a worker does, with the given report."""
    from grader.claiming import claim_next
    from grader.finishing import finish as end
    from grader.results import Report, Verdict

    def end_it(submission: Submission, **report: Any) -> Submission:
        claimed = claim_next(submission.queue)
        assert claimed is not None and claimed.lease is not None and claimed.pk == submission.pk
        facts: dict[str, Any] = {
            "verdict": Verdict.PASSED,
            "headline": "All checks passed.",
            "points": 1,
            "max_points": 1,
        }
        assert end(claimed.pk, claimed.lease, Report(**{**facts, **report}))
        submission.refresh_from_db()
        return submission

    return end_it
