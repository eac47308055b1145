"""Lessons as the tests see them: front matter, prose and code cells of a lesson.md, run together and compared.

The format is the one of docs/authoring.md. Cells run as one script in one process, in order, as the page replays them.
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

_END_OF_CELL = "=-= end of cell =-="
_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(frozen=True)
class Cell:
    """One code cell; `line` is the line of its first statement in lesson.md, `shown` the output that the page shows."""

    kind: str
    source: str
    line: int
    shown: str | None = None
    because: str | None = None


@dataclass(frozen=True)
class Lesson:
    front: dict[str, Any]
    prose: str
    cells: tuple[Cell, ...]
    because: tuple[str, ...]


def read_lesson(path: Path) -> Lesson:
    """Split a lesson at its fences; ValueError names the line of what the format does not allow."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0] != "+++" or "+++" not in lines[1:]:
        raise ValueError(f"{path.name}:1: a lesson opens with TOML between two lines of +++")
    end = lines.index("+++", 1)
    prose: list[str] = []
    cells: list[Cell] = []
    body: list[str] = []
    fence, start = "", 0
    for number, line in enumerate(lines[end + 1 :], start=end + 2):
        if not fence and line.startswith("```"):
            fence, body, start = line[3:].strip(), [], number
            fence = fence or "text"
        elif fence and line == "```":
            _take(fence, "\n".join(body), start + 1, cells, prose, f"{path.name}:{start}")
            fence = ""
        else:
            (body if fence else prose).append(line)
    if fence:
        raise ValueError(f"{path.name}:{start}: the block is never closed")
    front = tomllib.loads("\n".join(lines[1:end]))
    return Lesson(front, "\n".join(prose), tuple(cells), tuple(cell.because for cell in cells if cell.because))


def run_cells(cells: tuple[Cell, ...], *, python: str, folder: Path) -> list[str]:
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


def _take(fence: str, body: str, line: int, cells: list[Cell], prose: list[str], where: str) -> None:
    if fence in ("python {run}", "python {predict}"):
        cells.append(Cell(fence[8:-1], body, line))
    elif fence in ("output", "because"):
        field = "shown" if fence == "output" else "because"
        if not cells or getattr(cells[-1], field) is not None:
            raise ValueError(f"{where}: {fence} follows a cell, once")
        cells[-1] = replace(cells[-1], shown=body) if fence == "output" else replace(cells[-1], because=body)
    elif "{" in fence:
        raise ValueError(f"{where}: unknown block {fence!r}; a cell is `python {{run}}` or `python {{predict}}`")
    else:
        prose.extend(["", "```" + fence, body, "```", ""])


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
