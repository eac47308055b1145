"""A lesson's cells as one program: those before the one that was asked for, and that one, as text and as its parts.

    # %% cell 1 of 2, 1 line
    a = [1, 2, 3]
    # %% cell 2 of 2, 1 line
    print(sum(a))

A submission keeps this text: it can be read, kept, and run as one script elsewhere. Each marker says how many lines
follow, so that nothing a learner writes into a cell can be taken for a marker. No Django here; `grader.judging.cells`
runs the parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKER = re.compile(r"# %% cell \d+ of \d+, (?P<lines>\d+) lines?")
_FILE = re.compile(r"cell (?P<number>[1-9]\d{0,3})")


class NotCells(ValueError):
    """The text was not made by `compose`."""


def compose(cells: Sequence[str]) -> str:
    """The program that runs these cells in their order, the last one being the one that is asked for."""
    parts: list[str] = []
    for number, source in enumerate(cells, start=1):
        lines = source.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
        many = "line" if len(lines) == 1 else "lines"
        parts += [f"# %% cell {number} of {len(cells)}, {len(lines)} {many}", *lines]
    return "\n".join(parts) + "\n"


def decompose(program: str) -> tuple[str, ...]:
    """The cells that `compose` was given, each ending in a newline; raises NotCells for any other text."""
    lines = program.removesuffix("\n").split("\n")
    cells: list[str] = []
    at = 0
    while at < len(lines):
        marker = _MARKER.fullmatch(lines[at])
        end = at + 1 + int(marker["lines"]) if marker else 0
        if not at < end <= len(lines):
            raise NotCells(f"line {at + 1} should say where a cell begins")
        cells.append("\n".join(lines[at + 1 : end]) + "\n")
        at = end
    return tuple(cells)


def file_of(number: int) -> str:
    """The name under which a cell runs: what tracebacks call it."""
    return f"cell {number}"


def cell_of(file: str) -> int | None:
    """The number of the cell that a frame's file is; None where it is another file."""
    found = _FILE.fullmatch(file)
    return int(found["number"]) if found else None
