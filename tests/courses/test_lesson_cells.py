"""Lessons of the curriculum: every cell runs and prints what the page shows; formulas and figures are sound.

Their links, and the same cells in the sandbox, are the gate's matter: tests/grader/test_gate_curriculum.py.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from courses.contents import Cell, LessonContent, Problem
from courses.rendering_lessons import lesson_page
from grader.gate.outputs import difference
from tests import needs
from tests.courses.lesson_cells import lesson_of, run_cells

CURRICULUM = Path(__file__).resolve().parents[2] / "courses" / "curriculum"
FOLDERS = [path.parent for path in sorted(CURRICULUM.glob("*/*/lesson.md"))]
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)]+)\)")

each_lesson = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def python_of(lesson: LessonContent) -> str:
    return sys.executable if lesson.image == "python" else needs.libraries(lesson.image)


def test_there_are_lessons() -> None:
    assert FOLDERS


@each_lesson
def test_every_cell_prints_what_the_page_shows(folder: Path, tmp_path: Path) -> None:
    lesson = lesson_of(folder)
    printed = run_cells(lesson.cells, python=python_of(lesson), folder=tmp_path)
    wrong = {
        f"lesson.md:{cell.line}": found
        for cell, output in zip(lesson.cells, printed, strict=True)
        if (found := difference(cell.shown or "", output))
    }
    assert not wrong


CODE = re.compile(r"<code.*?</code>", re.DOTALL)


@each_lesson
def test_it_renders_with_every_formula(folder: Path) -> None:
    problems: list[Problem] = []
    page = lesson_page(lesson_of(folder), name="lesson.md", problems=problems)
    assert not problems and page is not None
    for block in page["blocks"]:
        for html in (block.get("html", ""), block.get("because_html", "")):
            words = CODE.sub("", html)
            assert "$" not in words
            assert "**" not in words


@each_lesson
def test_every_figure_is_there_and_says_what_it_shows(folder: Path) -> None:
    shown = IMAGE.findall(lesson_of(folder).prose)
    assert {path for _, path in shown} == {f"figures/{path.name}" for path in (folder / "figures").iterdir()}
    for alt, path in shown:
        assert len(alt.split()) >= 12, f"{path}: say what it shows to someone who can't see it"
        assert ElementTree.parse(folder / path).getroot().tag.endswith("svg")


@each_lesson
def test_figures_are_made_by_the_script_beside_the_lesson(folder: Path, tmp_path: Path) -> None:
    python = needs.libraries("science")
    done = subprocess.run(
        [python, "-W", "error", str(folder / "figures.py"), str(tmp_path / "made")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    made = {path.name: _drawn(path) for path in (tmp_path / "made").iterdir()}
    assert made == {path.name: _drawn(path) for path in (folder / "figures").iterdir()}


def _drawn(path: Path) -> list[str]:
    """The figure's elements in their order, without coordinates, whose last digits depend on the machine."""
    return [element.tag for element in ElementTree.parse(path).iter()]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("[1.  0.5]", "[1. 0.5]", True),
        ("0.61", "0.62", True),
        ("0.61", "0.63", False),
        ("52.5", "52.6", False),
        ("(7, 24)", "(24, 7)", False),
        ("3", "4", False),
        ("True", "False", False),
        ("one\ntwo", "one", False),
        ("[1. 2.]", "[1. 2. 3.]", False),
        ("2.", "2.0000000001", True),
        ("0.61", "nan", False),
    ],
)
def test_outputs_are_compared_as_a_reader_would(shown: str, printed: str, same: bool) -> None:
    assert (difference(shown, printed) is None) is same


def test_an_error_in_a_cell_names_the_line_of_the_lesson(tmp_path: Path) -> None:
    cells = [Cell("run", "a = 1\nprint(b)", 6)]
    with pytest.raises(AssertionError, match="line 7"):
        run_cells(cells, python=sys.executable, folder=tmp_path)
