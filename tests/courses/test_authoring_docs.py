"""docs/authoring.md keeps its word: its three files are a course, its commands begin an exercise, prove and load it."""

from __future__ import annotations

import re
import shlex
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from courses.models import Exercise
from courses.reading import read_course
from grader.gate.choosing import choose
from grader.gate.writing import writing_problems
from tests import needs

DOCS = Path(settings.BASE_DIR) / "docs"
PAGE = (DOCS / "authoring.md").read_text(encoding="utf-8")
FILES = re.findall(r"`(my-course/[^`]+\.toml)`[^`]*```toml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"^    python manage\.py (.+ --from my-course)$", PAGE, re.MULTILINE)


@pytest.fixture
def described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The course as the page describes it; commands find it at `my-course`."""
    assert len(FILES) == 3
    for name, text in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "my-course"


def begin(described: Path) -> None:
    call_command(*shlex.split(COMMANDS[0]), stdout=StringIO())


@pytest.mark.django_db
def test_the_course_of_the_page_can_be_begun_and_read_by_a_visitor(described: Path) -> None:
    assert [command.split()[0] for command in COMMANDS] == ["new_exercise", "check_curriculum", "load_curriculum"]
    begin(described)
    assert [str(problem) for problem in writing_problems(choose(read_course(described), []), described)] == []
    call_command("load_curriculum", stdout=StringIO())
    call_command(*shlex.split(COMMANDS[2]), stdout=StringIO())
    assert Exercise.objects.open().get(key="four-cups").topic.part.course.slug == "statistics"
    assert "Eight Cups" in Client().get("/courses/statistics/").content.decode()
    assert "four-cups" in Client().get("/courses/statistics/topics/1.1/").content.decode()
    assert "Linear Algebra" in Client().get("/").content.decode()


@pytest.mark.docker
def test_the_course_of_the_page_passes_its_gate(described: Path, settings: Settings, tmp_path: Path) -> None:
    needs.docker("python")
    settings.SANDBOX_SOCKET = str(tmp_path / "none")
    begin(described)
    out = StringIO()
    call_command(*shlex.split(COMMANDS[1]), "--seeds", "1", stdout=out)
    assert "four-cups" in out.getvalue() and "Nothing is wrong" in out.getvalue()


def test_every_file_that_the_pages_link_to_is_there() -> None:
    for page in DOCS.glob("*.md"):
        for to in re.findall(r"\]\((?!http|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert "/" in to[:1] or to.startswith("figures/") or (DOCS / to).exists(), f"{page.name}: {to}"
