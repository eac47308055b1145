"""Work in a child process: what it returns comes back, however it dies the parent goes on."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from grader.forking import ChildDied, in_child


def spin() -> None:
    while True:
        pass


def fail() -> None:
    raise RuntimeError("never seen")


def test_the_answer_comes_back_and_nothing_else_does() -> None:
    changed: list[int] = []
    assert in_child(lambda: changed.append(1) or {"a": [1, None]}, seconds=5) == {"a": [1, None]}
    assert changed == []


@pytest.mark.parametrize(
    "work",
    [os.abort, spin, fail, lambda: time.sleep(60), lambda: os._exit(0), lambda: object(), lambda: "x" * 2_000_000],
)
def test_a_child_that_gives_no_answer_costs_no_more_than_its_time(work: Callable[[], Any]) -> None:
    started = time.monotonic()
    with pytest.raises(ChildDied):
        in_child(work, seconds=1)
    assert time.monotonic() - started < 5


def test_the_child_holds_none_of_our_connections() -> None:
    reading, writing = os.pipe()
    try:
        assert in_child(lambda: os.path.exists(f"/proc/self/fd/{writing}"), seconds=5) is False  # noqa: PTH110
    finally:
        os.close(reading)
        os.close(writing)
