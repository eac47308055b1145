"""A session ends by its clock while the judge is busy with what was sent to it: the learner's limit, not our fault."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest

from sandbox.job import Ending, Limits, SessionEnded
from tests.sandbox.conftest import need_engine, running

pytestmark = [pytest.mark.bubblewrap, pytest.mark.xdist_group("attacks-bubblewrap")]

BUSY_S = 6.0
FLOOD = "def go(f):\n    while True:\n        f(b'x' * 10_000_000)\n"


def test_a_limit_is_heard_of_however_long_the_judge_was_busy() -> None:
    need_engine("bubblewrap")
    asked: list[int] = []

    def slow(data: bytes) -> None:
        asked.append(len(data))
        if len(asked) == 1:
            time.sleep(BUSY_S)

    limits = Limits(session_s=1, call_s=30, asks=100)
    with tempfile.TemporaryDirectory() as folder, running("bubblewrap", Path(folder)) as service:
        with service.open(limits=limits) as inside, pytest.raises(SessionEnded) as over:
            inside.load({"solution.py": FLOOD})
            inside.call("go", slow)
        assert asked
        assert over.value.ended.ending is Ending.TIME, over.value
