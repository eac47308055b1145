"""The cells of a lesson, run together in a plain process, without an engine; the gate runs them in the sandbox.

Cells run as one script in one process, in order, as the page replays them.
"""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path

from courses.contents import Cell, LessonContent, Problem
from courses.reading_lessons import read_lesson

_END_OF_CELL = "=-= end of cell =-="


def lesson_of(folder: Path) -> LessonContent:
    """The lesson of a topic's folder, which has to be without mistakes."""
    facts = tomllib.loads((folder / "topic.toml").read_text(encoding="utf-8"))
    problems: list[Problem] = []
    lesson = read_lesson(folder, name=folder.name, title=facts["title"], concepts=facts["concepts"], problems=problems)
    assert not problems, "\n".join(map(str, problems))
    assert lesson is not None, f"{folder.name} has no lesson.md"
    return lesson


def run_cells(cells: Sequence[Cell], *, python: str, folder: Path) -> list[str]:
    """What each cell printed. Raises AssertionError with the traceback, whose lines are those of lesson.md."""
    script = [""] * (max(cell.line + cell.source.count("\n") for cell in cells) + 1)
    for cell in cells:
        source = cell.source.split("\n")
        script[cell.line - 1 : cell.line - 1 + len(source)] = source
        script[cell.line - 1 + len(source)] = f"print({_END_OF_CELL!r})"  # on the line of the closing fence
    file = folder / "lesson.py"
    file.write_text("\n".join(script), encoding="utf-8")
    done = subprocess.run([python, "-W", "error", str(file)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"a cell of the lesson fails (lines are those of lesson.md):\n{done.stderr}"
    return done.stdout.split(_END_OF_CELL + "\n")[:-1]
