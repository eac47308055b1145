"""The cells of a lesson, run together and compared with what the page shows.

Cells run as one script in one process, in order, as the page replays them.
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path

from courses.contents import Cell, LessonContent, Problem
from courses.reading_lessons import read_lesson

_END_OF_CELL = "=-= end of cell =-="
_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


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


def difference(shown: str, printed: str) -> str | None:
    """What a reader would notice between two outputs, or None: numbers may differ in the last of their decimals."""
    want, got = shown.strip().split("\n"), printed.strip().split("\n")
    if len(want) != len(got):
        return f"the page shows {len(want)} lines, the cell prints {len(got)}:\n{printed}"
    for one, other in zip(want, got, strict=True):
        if not _same(one, other):
            return f"the page shows {one!r}, the cell prints {other!r}"
    return None


def _same(shown: str, printed: str) -> bool:
    words = [re.sub(r"\s", "", _NUMBER.sub("#", line)) for line in (shown, printed)]
    numbers = [_NUMBER.findall(line) for line in (shown, printed)]
    return words[0] == words[1] and all(map(_close, *numbers))


def _close(shown: str, printed: str) -> bool:
    """Whole numbers must be equal; with two decimals or more, the last may be off by one."""
    if re.fullmatch(r"[-+]?\d+", shown):
        return shown == printed
    decimals = len(shown.partition(".")[2]) if "e" not in shown.lower() else 0
    value = float(shown)
    allowed = 1.01 * 10.0**-decimals if decimals >= 2 else 1e-6 * max(1.0, abs(value))
    return abs(value - float(printed)) <= allowed
