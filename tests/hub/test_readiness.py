"""Submit says what is missing before it takes work that could not be run."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from courses.models import Exercise
from grader.models import Submission
from hub import readiness
from sandbox.frames import HEADER, Kind, pack_json
from tests.hub.asking import JSON

SUBMIT = "/exercises/matrix-multiplication/submit/"
Serve = Callable[..., None]


@pytest.fixture
def serve(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """A service at the socket that answers STATUS with these engines, as the real one does, and hangs up."""
    settings.SANDBOX_IS_LOCAL = True
    settings.SANDBOX_SOCKET = str(tmp_path / "sandbox.sock")
    monkeypatch.setattr(readiness, "FRESH_S", 0.0)
    listening: list[socket.socket] = []

    def start(*engines: dict[str, Any]) -> None:
        server = socket.socket(socket.AF_UNIX)
        server.bind(settings.SANDBOX_SOCKET)
        server.listen()
        listening.append(server)
        threading.Thread(target=_answer, args=(server, {"engines": list(engines)}), daemon=True).start()

    yield start
    for server in listening:
        server.close()


def _answer(server: socket.socket, report: dict[str, Any]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.recv(HEADER.size + 2)
            connection.sendall(pack_json(Kind.STATUS, report))


def engine(
    name: str = "bubblewrap", *images: str, problem: str | None = None, test: str = "every limit binds"
) -> dict[str, Any]:
    return {"name": name, "problem": problem, "images": dict.fromkeys(images, "digest"), "self_test": test}


def test_no_service(serve: Serve, as_ada: Client, exercise: Exercise) -> None:
    script = as_ada.post(SUBMIT, {"source": "x = 1"}, headers=JSON)
    assert script.status_code == 503
    assert "not running" in script.json()["error"] and "make run" in script.json()["remedy"]
    form = as_ada.post(SUBMIT, {"source": "x = 1"})
    assert form.status_code == 503 and "make run" in form.content.decode()
    assert not Submission.objects.exists()


def test_no_engine_says_why_each_does_not_work(serve: Serve, as_ada: Client, exercise: Exercise) -> None:
    serve(engine("docker", problem="No engine answers."), engine(problem="Allow user namespaces: sysctl ..."))
    body = as_ada.post(SUBMIT, {"source": "x = 1"}, headers=JSON).json()
    assert "No engine answers." in body["remedy"] and "sysctl" in body["remedy"]


def test_an_engine_whose_limits_do_not_bind_runs_nothing(serve: Serve, as_ada: Client, exercise: Exercise) -> None:
    serve(engine("docker", "python", test="memory: 600 MB were given"))
    answer = as_ada.post(SUBMIT, {"source": "x = 1"}, headers=JSON)
    assert answer.status_code == 503 and "memory: 600 MB" in answer.json()["remedy"]


def test_a_missing_library_is_said_on_the_page_and_by_submit(
    serve: Serve, as_ada: Client, make_exercise: Callable[..., Exercise]
) -> None:
    make_exercise(profile={"image": "torch", "preload": "torch", "size": "M", "gpu": "none"})
    serve(engine("bubblewrap", "python", "science"))
    assert "make torch" in as_ada.get("/exercises/matrix-multiplication/").content.decode()
    answer = as_ada.post(SUBMIT, {"source": "x = 1"}, headers=JSON)
    assert answer.status_code == 503 and "PyTorch" in answer.json()["error"]


@pytest.mark.parametrize("test", ["every limit binds", "not run yet"])
def test_with_an_engine_and_the_image_it_is_taken(test: str, serve: Serve, as_ada: Client, exercise: Exercise) -> None:
    serve(engine("docker", problem="No engine answers."), engine("bubblewrap", "python", test=test))
    assert "make torch" not in as_ada.get("/exercises/matrix-multiplication/").content.decode()
    assert as_ada.post(SUBMIT, {"source": "x = 1"}, headers=JSON).status_code == 201
