"""Running the cells of a lesson: those before the one that was asked for without a trace of them, then that one.

They share one interpreter, so names carry over. Each runs under a name of its own, so that lines are those of its cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sandbox
from grader.advice import report_error
from grader.cells import cell_of, file_of
from grader.judging.events import Events
from grader.judging.verdicts import HEADLINE, of_ending, of_loading
from grader.results import ErrorReport, Verdict
from sandbox.job import Ended, Ending, Limits, Profile, SessionEnded
from sandbox.values import LearnerException


def run_cells(session: sandbox.Session, cells: Sequence[str], events: Events) -> dict[str, Any]:
    """Run them in order until one fails: then {error or ended, cell}, else nothing.

    The interpreter inside keeps quiet for all but the last. What comes all the same, from an image that is older than
    this, is dropped here.
    """
    for number, source in enumerate(cells, start=1):
        events.dropped = number < len(cells)
        try:
            session.run(source, file=file_of(number), quiet=events.dropped)
        except LearnerException as raised:
            return {"error": report_error(raised.error), "cell": number}
        except SessionEnded as over:
            return {"ended": over.ended, "cell": number}
    return {}


def of_cell_ending(ended: Ended, cell: int, last: int, limits: Limits, profile: Profile) -> tuple[Verdict, str]:
    """For a session that something ended during this cell; `last` is the one that was asked for."""
    verdict, words = of_ending(ended, limits, profile)
    who = _who(cell, last)
    if ended.ending is Ending.TIME:
        return verdict, f"{who} ran for too long: {limits.call_s:g} s a cell, {limits.session_s:g} s with those before."
    if ended.ending is Ending.EXITED:
        return verdict, f"{who} ended Python itself (exit code {ended.exit_code})."
    for start in ("Your code ", "Your program "):
        if words.startswith(start):
            return verdict, f"{who} {words.removeprefix(start)}"
    return verdict, words


def of_cell_error(error: ErrorReport, cell: int, last: int) -> tuple[Verdict, str]:
    """For a cell that raised."""
    verdict, _ = of_loading(error)
    lines = [frame["line"] for frame in error.frames if cell_of(frame["file"]) == cell]
    at = f" in line {lines[-1]}" if lines else ""
    if cell != last:
        words = f"{_who(cell, last)} stopped with {error.type_name}{at}. Mend or reset it, then run this one again."
    elif error.type_name in ("SyntaxError", "IndentationError", "TabError") and len(error.frames) < 2:
        words = f"Python can't read this cell: look at line {error.frames[-1]['line'] if error.frames else 1}."
    else:
        words = f"This cell stopped with {error.type_name}{at}{_inside(error, cell)}."
    return verdict, words[:HEADLINE]


def _inside(error: ErrorReport, cell: int) -> str:
    """Where the error is in a function that another cell defines."""
    where = cell_of(error.frames[-1]["file"]) if error.frames else None
    return "" if where in (None, cell) else f", inside a function of cell {where}"


def _who(cell: int, last: int) -> str:
    return "This cell" if cell == last else f"Cell {cell}, which runs before this one,"
