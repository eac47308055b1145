"""Cells of a lesson in a real sandbox: names carry over, only the last is seen, lines are those of their own cell."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.cells import compose
from grader.judging import Judge
from grader.results import JudgeJob, Report, Verdict
from tests.sandbox.conftest import RunningService, need_engine, running

pytestmark = pytest.mark.bubblewrap

LESSON = {"id": "lesson", "kind": "lesson", "solution": "", "checks": "", "limits": {"call_s": 3.0, "session_s": 20.0}}
Cells = tuple[str, ...]


class Desk:
    """Runs the last of some cells."""

    def __init__(self, judge: Judge, address: Path) -> None:
        self._judge, self._address = judge, address
        self.events: list[tuple[str, dict[str, Any]]] = []

    def run(self, *cells: str, stop_after: float = 1e9) -> Report:
        self.events.clear()
        job = JudgeJob("run", compose(cells), LESSON, "5eed", str(self._address), "submission:test")
        until = time.monotonic() + stop_after
        told = lambda kind, data: self.events.append((kind, data))  # noqa: E731
        return self._judge.work(job, told, lambda: time.monotonic() > until, 60)

    @property
    def printed(self) -> str:
        return "".join(data["text"] for kind, data in self.events if kind == "output")


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    need_engine("bubblewrap")
    with tempfile.TemporaryDirectory() as folder, running("bubblewrap", Path(folder), "--warm", "python=1") as service:
        assert isinstance(service, RunningService)
        with Judge() as judge:
            yield Desk(judge, service.address)


def frames(report: Report) -> list[tuple[str, int]]:
    assert report.error is not None
    return [(frame["file"], frame["line"]) for frame in report.error.frames]


def test_names_carry_over_and_only_the_last_ones_output_is_told(desk: Desk) -> None:
    report = desk.run("print('one')\na = 40\n", "def f(x):\n    return x + 2\nprint('two')\n", "print(f(a))\n")
    assert (report.verdict, report.headline) == (Verdict.FINISHED, "The cell ran to its end.")
    assert desk.printed == "42\n"
    assert report.points == report.max_points == 0
    assert report.checks == ()


def test_what_earlier_cells_print_does_not_count_towards_the_limit(desk: Desk) -> None:
    report = desk.run("print('x' * 1_000_000)\n", "print('y' * 200_000)\n")
    assert report.verdict is Verdict.FINISHED
    assert len(desk.printed) == 200_001


def test_a_line_is_that_of_the_cell(desk: Desk) -> None:
    report = desk.run("a = 1\n" * 50, "b = 2\n\nb / 0\n")
    assert report.verdict is Verdict.ERROR
    assert report.headline == "This cell stopped with ZeroDivisionError in line 3."
    assert frames(report) == [("cell 2", 3)]


def test_an_error_inside_a_function_of_another_cell_names_both(desk: Desk) -> None:
    report = desk.run("a = 1\ndef f(x):\n    return x / 0\n", "\nf(a)\n")
    assert report.headline == "This cell stopped with ZeroDivisionError in line 2, inside a function of cell 1."
    assert frames(report) == [("cell 2", 2), ("cell 1", 3)]


def test_an_earlier_cell_that_fails_is_named_and_the_last_one_does_not_run(desk: Desk) -> None:
    report = desk.run("print('before')\nraise ValueError('no')\n", "a = 1\n", "print('after')\n")
    assert report.verdict is Verdict.ERROR
    assert report.headline.startswith("Cell 1, which runs before this one, stopped with ValueError in line 2.")
    assert frames(report) == [("cell 1", 2)]
    assert desk.printed == ""


def test_what_is_not_python_is_told_before_anything_runs(desk: Desk) -> None:
    report = desk.run("a = 1\n", "b = 2\nif b\n")
    assert (report.verdict, report.headline) == (Verdict.ERROR, "Python can't read your code: look at line 2.")
    assert not [data for kind, data in desk.events if kind == "phase"]
    earlier = desk.run("a = (1,\n", "b = 2\n")
    assert earlier.headline.startswith("Cell 1, which runs before this one, stopped with SyntaxError in line 1.")


@pytest.mark.parametrize(
    ("cells", "verdict", "words"),
    [
        (("while True: pass\n",), Verdict.TIME_LIMIT, "This cell ran for too long: 3 s a cell"),
        (("while True: pass\n", "x = 1\n"), Verdict.TIME_LIMIT, "Cell 1, which runs before this one, ran for too long"),
        (("import os\n", "os._exit(3)\n"), Verdict.ERROR, "This cell ended Python itself (exit code 3)."),
        (("import os\nos.abort()\n", "x = 1\n"), Verdict.ERROR, "Cell 1, which runs before this one, crashed"),
        (("a = bytearray(10**9)\n",), Verdict.MEMORY_LIMIT, "This cell needed more than the 512 MB of memory"),
        (("print('x' * 300_000)\n",), Verdict.OUTPUT_LIMIT, "This cell printed more than the 256 KB it may print."),
        (("raise SystemExit\n", "print(1)\n"), Verdict.FINISHED, "The cell ran to its end."),
    ],
)
def test_limits_are_told_as_what_they_are(desk: Desk, cells: Cells, verdict: Verdict, words: str) -> None:
    report = desk.run(*cells)
    assert report.verdict is verdict, report
    assert report.headline.startswith(words)


def test_stop_ends_it_in_an_earlier_cell_too(desk: Desk) -> None:
    report = desk.run("import time\ntime.sleep(2.5)\n", "time.sleep(2.5)\n", stop_after=0.5)
    assert (report.verdict, report.headline) == (Verdict.STOPPED, "You stopped it.")
