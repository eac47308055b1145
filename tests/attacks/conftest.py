"""One sandbox service and one judge for each engine, and the table of how the attacks ended."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from grader.judging import Judge
from tests.attacks.attack import ENGINES, GROUPS
from tests.attacks.bench import Bench
from tests.sandbox.conftest import need_engine, running

WARM = "python/none/S=2,science/numpy/S=1"


@pytest.fixture(scope="session")
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """The bench of the engine that a test names by its parameter."""
    engine = request.param
    for image in ("python", "science", "torch"):
        need_engine(engine, image)
    with (
        _canary(engine),
        tempfile.TemporaryDirectory() as folder,
        running(engine, Path(folder), "--warm", WARM, "--slots", "2") as service,
        Judge() as judge,
    ):
        yield Bench(service, judge)


@contextmanager
def _canary(engine: str) -> Iterator[None]:
    """Something to leak: a readable file in our home. Others are the checkout and the service's environment."""
    planted = Path.home() / f"canary-of-the-attacks-on-{engine}"
    planted.write_text("nobody inside may read this")
    planted.chmod(0o644)
    try:
        yield
    finally:
        planted.unlink(missing_ok=True)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many attacks of each group were tried on each engine, and how they ended."""
    endings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            told = dict(getattr(report, "user_properties", ()))
            if "attack" in told and report.when == "call":
                held = told["ending"] if outcome == "passed" else f"{told['ending']} (NOT AS IT SHOULD)"
                endings[told["attack"], told["engine"]][held] += 1
    if not endings:
        return
    terminalreporter.section("attacks")
    for engine in ENGINES:
        for group in GROUPS:
            counted = endings.get((group, engine), Counter())
            how = ", ".join(f"{count} {ending}" for ending, count in counted.most_common())
            terminalreporter.write_line(f"{engine:<11} {group:<8} {counted.total():>3}   {how}")
    total = sum(counted.total() for counted in endings.values())
    terminalreporter.write_line(f"{total} attacks tried")
