"""/start/: the outline's steps and tools, and the three lines that show that code runs here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from courses.environment import KEY
from courses.importing import import_curriculum
from courses.models import Exercise
from grader import events
from grader.models import Kind, Submission
from tests.hub.asking import FRAGMENT

SAID = "Python: 3.11.2 on x86_64\nLibraries:|numpy 2.3.5|pip 23|scipy 1.16\nGPU:\n"
WORDS = [
    "Ensure your development environment is set up",
    "Revisit earlier sections as needed",
    "Conceptual explanations",
    "Review and self-assessment",
    "Weights &amp; Biases",
    "approximately 32 weeks",
    "Begin with 1.1 Linear Algebra Refresher",
]
Finish = Callable[..., Submission]


def run(finish: Finish, *, said: str = SAID, **report: Any) -> None:
    """Let a worker run the check that was just queued."""
    submission = Submission.objects.get()
    events.append(submission.pk, [("output", {"stream": "stdout", "at": 0.1, "text": said})])
    opened = {"engine": "docker", "device": "CPU"}
    finish(submission, **{"verdict": "finished", "headline": "Ran to the end.", "opened": opened, **report})


def test_everything_of_the_outline_is_there_and_leads_somewhere(visitor: Client) -> None:
    import_curriculum(Path(settings.BASE_DIR) / "courses" / "curriculum")
    html = visitor.get("/start/").content.decode()
    for words in WORDS:
        assert words in html
    for link in ("/topics/1.1/", "/topics/4.2/", "/exercises/matrix-multiplication/"):
        assert f'href="{link}"' in html and visitor.get(link).status_code == 200


def test_the_lines_run_as_a_run_and_say_what_they_found(as_ada: Client, exercise: Exercise, finish: Finish) -> None:
    answer = as_ada.post("/start/check/")
    assert answer["Location"] == "/start/#environment"
    waiting = as_ada.get("/start/").content.decode()
    assert "Running the three lines" in waiting and 'http-equiv="refresh"' in waiting and "data-again" in waiting
    assert Submission.objects.get().kind == Kind.RUN
    run(finish)
    html = as_ada.get("/start/check/", headers=FRAGMENT).content.decode()
    assert "data-again" not in html and "<html" not in html
    for fact in ("3.11.2 on x86_64", "Docker", "numpy 2.3.5, scipy 1.16", "None found", "NVIDIA runtime"):
        assert fact in html
    assert "pip 23" not in html


def test_a_gpu_is_named(as_ada: Client, exercise: Exercise, finish: Finish) -> None:
    as_ada.post("/start/check/")
    run(finish, opened={"engine": "docker", "device": "NVIDIA H100"})
    html = as_ada.get("/start/").content.decode()
    assert "NVIDIA H100" in html and "None found" not in html


def test_lines_that_did_not_end_well_are_told(as_ada: Client, exercise: Exercise, finish: Finish) -> None:
    as_ada.post("/start/check/")
    run(finish, said="", headline="Stopped after 20 seconds.", verdict="time limit")
    html = as_ada.get("/start/").content.decode()
    assert "Stopped after 20 seconds." in html and "It does" not in html


def test_the_check_is_no_exercise(as_ada: Client, exercise: Exercise) -> None:
    as_ada.post("/start/check/")
    assert Exercise.objects.filter(key=KEY).exists()
    assert as_ada.get(f"/exercises/{KEY}/").status_code == 404
    assert "Environment check" not in as_ada.get("/topics/1.1/").content.decode()
    assert as_ada.get("/").context["continue"] is None


def test_it_survives_the_next_import(as_ada: Client, exercise: Exercise) -> None:
    as_ada.post("/start/check/")
    import_curriculum(Path(settings.BASE_DIR) / "courses" / "curriculum")
    assert not Exercise.objects.get(key=KEY).retired


def test_the_check_is_ones_own_and_wants_a_learner(
    as_ada: Client, as_eve: Client, visitor: Client, exercise: Exercise
) -> None:
    as_ada.post("/start/check/")
    assert "Running the three lines" not in as_eve.get("/start/").content.decode()
    assert visitor.post("/start/check/")["Location"] == "/accounts/login/?next=/start/"
    assert visitor.get("/start/check/", headers=FRAGMENT).status_code == 401
    assert "Sign in to run them" in visitor.get("/start/").content.decode()


def test_without_a_sandbox_it_says_what_is_missing(
    as_ada: Client, exercise: Exercise, settings: Settings, tmp_path: Path
) -> None:
    settings.SANDBOX_IS_LOCAL, settings.SANDBOX_SOCKET = True, str(tmp_path / "none.sock")
    html = as_ada.post("/start/check/", headers=FRAGMENT).content.decode()
    assert "not running" in html and "make run" in html
    assert not Submission.objects.exists()


@pytest.mark.parametrize("page", ["/start/", "/weeks/1/"])
def test_without_a_curriculum_there_is_nothing_to_start(visitor: Client, page: str) -> None:
    assert visitor.get(page).status_code == 404
