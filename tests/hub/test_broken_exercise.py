"""A mistake in one exercise's files: its author is told where and what would be right, and learners notice nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from courses.models import User
from grader.gate.scaffolding import new_exercise
from grader.models import Submission
from tests.courses.test_reading import EXERCISE, TOPIC, change, folder

__all__ = ["folder"]  # the fixture

NEIGHBOUR = f"{TOPIC}/exercises/share/prompt.md"


def spoil(file: str, before: str, after: str) -> Callable[[Path], None]:
    return lambda folder: change(folder, f"{EXERCISE}/{file}", before, after)


BROKEN = [
    (
        spoil("exercise.toml", "minutes = 5", 'minuts = "5"'),
        "exercise.toml:4: unknown key minuts; did you mean minutes?",
    ),
    (spoil("exercise.toml", 'id = "double"', "id = double"), "exercise.toml:1: not TOML"),
    (spoil("prompt.md", "$x$", "it.\n\n$\\frac{x}$"), "prompt.md:3: the formula \\frac{x} can't be typeset"),
    (spoil("checks.py", "def twice(", "def twice"), "checks.py:5: not Python"),
    (spoil("solution.py", "    # </solution>\n", ""), "solution.py:1: line 2: # <solution> is never closed"),
    (
        spoil("wrong/same.py", "fails: twice", "fails: thrice"),
        "wrong/same.py:1: there is no check thrice; checks.py has",
    ),
    (lambda folder: (folder / EXERCISE / "prompt.md").unlink(), "prompt.md:1: prompt.md is missing"),
    (lambda folder: (folder / EXERCISE / "hints.md").write_bytes(b"\xff"), "hints.md:1: hints.md is not UTF-8 text"),
]


def load(folder: Path) -> str:
    """What the importer complains of."""
    err = StringIO()
    call_command("load_curriculum", folder=folder, stdout=StringIO(), stderr=err)
    return err.getvalue()


def shown(client: Client) -> str:
    """The page of the exercise, but for what is drawn anew for each request."""
    html = client.get("/exercises/double/").content.decode()
    assert "Double" in html and "katex" in html
    return re.sub(r'nonce"?(=|: )"[^"]+"|[0-9A-Za-z]{64}', "", html)


@pytest.mark.parametrize(
    ("break_it", "says"), BROKEN, ids=[says.split(":")[0] + str(at) for at, (_, says) in enumerate(BROKEN)]
)
def test_it_keeps_its_last_good_version_and_its_neighbours_go_on(
    folder: Path, as_ada: Client, ada: User, break_it: Callable[[Path], object], says: str
) -> None:
    new_exercise(folder, "1.1", "share", title="Share a prize")
    assert load(folder) == ""
    before = shown(as_ada)
    change(folder, NEIGHBOUR, "This is a skeleton", "These are new words")
    break_it(folder)

    complaints = load(folder)
    assert f"{EXERCISE}/{says}" in complaints, complaints
    assert shown(as_ada) == before
    assert "These are new words" in as_ada.get("/exercises/share/").content.decode()
    listed = as_ada.get("/topics/1.1/").content.decode()
    assert "/exercises/double/" in listed and "/exercises/share/" in listed

    answer = as_ada.post("/exercises/double/submit/", {"source": "def double(x): ...\n", "action": "submit"})
    assert answer.status_code == 302
    assert Submission.objects.get().version.content["minutes"] == 5
