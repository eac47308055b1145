"""A judge at the edge of the grader's processes that does what the source's comments say, without a sandbox.

# sleep: 3            work for three seconds (stopping when asked to)
# verdict: partly     how it comes out; "passed" where nothing is said
# print: text         one output event
# raise               the judge itself fails
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from grader.results import CheckResult, JudgeJob, Outcome, Report, Verdict

POINTS = {Verdict.PASSED: 2.0, Verdict.PARTLY: 1.0}


class Judge:
    def start(self) -> None:
        """Nothing to warm up."""

    def close(self) -> None:
        """Nothing to end."""

    def work(
        self,
        job: JudgeJob,
        on_event: Callable[[str, dict[str, Any]], None],
        should_stop: Callable[[], bool],
        deadline_s: float,
    ) -> Report:
        said = dict(re.findall(r"^# (\w+):? ?(.*)$", job.source, re.MULTILINE))
        on_event("phase", {"phase": "starting"})
        on_event("phase", {"phase": "running", "device": "CPU", "engine": "stand-in"})
        if "raise" in said:
            raise RuntimeError("the stand-in was told to fail")
        on_event("phase", {"phase": "judging"})
        if "print" in said:
            on_event("output", {"stream": "stdout", "at": 0.0, "text": said["print"] + "\n"})
        until = time.monotonic() + float(said.get("sleep", 0))
        while time.monotonic() < until:
            if should_stop():
                return Report(verdict=Verdict.STOPPED, headline="You stopped it.")
            time.sleep(0.02)
        return report(Verdict(said.get("verdict", "passed")))


def report(verdict: Verdict = Verdict.PASSED) -> Report:
    points = POINTS.get(verdict, 0.0)
    outcome = Outcome.PASSED if points == 2.0 else Outcome.FAILED
    check = CheckResult(1, "it_works", "It works", task=1, outcome=outcome, points=points, max_points=2.0)
    return Report(
        verdict=verdict,
        headline=f"It came out as {verdict}.",
        points=points,
        max_points=2.0,
        checks=(check,),
        opened={"engine": "stand-in", "image_digest": "sha256:0", "device": "CPU"},
    )
