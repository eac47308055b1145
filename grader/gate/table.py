"""The table of a run of the gate, 104 columns wide: a row for each exercise and each lesson."""

from __future__ import annotations

from grader.gate.examining import Examined
from grader.gate.lessons import LessonRun
from grader.gate.trials import Role

_COLUMNS = "{:<40} {:>9} {:>8} {:>6} {:>10} {:>15} {:>9}"
HEADING = _COLUMNS.format("exercise", "reference", "starter", "wrong", "also right", "CPU s med/max", "wall s")
LESSON_HEADING = _COLUMNS.format("lesson", "cells", "", "", "", "CPU s", "wall s")


def row(found: Examined) -> str:
    """Right ones of all tried: seeds of the reference, wrong answers caught, other right ways passed."""
    starter = "fails" if found.good.get(Role.STARTER) else "?!"
    cpu, wall = found.seconds(found.cpu_s), found.seconds(found.wall_s)
    return _COLUMNS.format(
        _short(found.id),
        _share(found, Role.REFERENCE),
        starter,
        _share(found, Role.WRONG),
        _share(found, Role.ALSO_RIGHT),
        f"{cpu[0]:.2f}/{cpu[1]:.2f}",
        f"{wall[0]:.2f}",
    )


def lesson_row(run: LessonRun) -> str:
    return _COLUMNS.format(run.topic, f"{run.good}/{run.cells}", "", "", "", f"{run.cpu_s:.2f}", f"{run.wall_s:.2f}")


def _share(found: Examined, role: Role) -> str:
    tried = found.tried.get(role, 0)
    return f"{found.good.get(role, 0)}/{tried}" if tried else "-"


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"
