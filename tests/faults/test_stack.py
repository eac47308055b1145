"""kill -9 of each part of the running product in the middle of a grading: one verdict, nothing lost, nothing left."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.commands import ask_status
from tests import needs
from tests.faults.expecting import SLOW, counted, expect_one_verdict
from tests.faults.ledger import Tell, fates_in
from tests.journeys.script import Script
from tests.journeys.stack import Stack, descendants, is_alive, running, start, wait_until

pytestmark = [pytest.mark.slow]

RECOVERY_S = 45.0
DOCKER = pytest.param("docker", marks=[pytest.mark.docker, pytest.mark.xdist_group("faults-docker")])
BUBBLEWRAP = pytest.param("bubblewrap", marks=[pytest.mark.bubblewrap, pytest.mark.xdist_group("faults-bubblewrap")])


def need(engine: str) -> None:
    needs.docker() if engine == "docker" else needs.bubblewrap()


@pytest.fixture(scope="module", params=[DOCKER, BUBBLEWRAP])
def each_stack(request: pytest.FixtureRequest) -> Iterator[Stack]:
    need(request.param)
    with running(request.param) as stack:
        yield stack


@pytest.fixture(scope="module", params=[BUBBLEWRAP])
def stack(request: pytest.FixtureRequest) -> Iterator[Stack]:
    """For parts that don't care about the engine."""
    need(request.param)
    with running(request.param) as stack:
        yield stack


@pytest.mark.parametrize(
    ("command", "which", "part"),
    [
        pytest.param("celery", slice(0, 1), "the worker", id="worker"),
        pytest.param("celery", slice(1, None), "the worker's processes", id="processes of the worker"),
        pytest.param("grader.judging", slice(None), "the judges", id="judges"),
    ],
)
def test_a_dead_part_of_the_worker_costs_no_attempt(
    stack: Stack, tell: Tell, command: str, which: slice, part: str
) -> None:
    learner = Script(stack)
    family = descendants(stack.process.pid)
    submission = learner.submit(SLOW)
    learner.wait_for_phase(submission, "running")
    for pid in stack.family(command)[which]:
        os.kill(pid, signal.SIGKILL)
    expect_one_verdict(stack, learner, submission, "passed")
    assert counted(stack, learner) == 1
    tell(f"{part}: kill -9 in a run", fates_in(stack, [submission]))
    expect_nothing_left(stack, family)


def test_a_dead_sandbox_service_costs_no_attempt(each_stack: Stack, tell: Tell) -> None:
    learner = Script(each_stack)
    family = descendants(each_stack.process.pid)
    submission = learner.submit(SLOW)
    learner.wait_for_phase(submission, "running")
    (service,) = each_stack.family("sandbox", "serve")
    os.kill(service, signal.SIGKILL)
    expect_one_verdict(each_stack, learner, submission, "passed")
    assert counted(each_stack, learner) == 1
    tell(f"the sandbox service ({each_stack.engine}): kill -9 in a run", fates_in(each_stack, [submission]))
    expect_nothing_left(each_stack, family)


def test_a_dead_sandbox_ends_its_submission_once(each_stack: Stack, tell: Tell) -> None:
    learner = Script(each_stack)
    wait_until(lambda: is_warm(each_stack), RECOVERY_S, "a sandbox is warm")
    family, waiting = descendants(each_stack.process.pid), each_stack.sandboxes()
    submission = learner.submit(SLOW)
    learner.wait_for_phase(submission, "running")
    for sandbox in waiting:
        each_stack.kill_sandbox(sandbox)
    expect_one_verdict(each_stack, learner, submission, "passed")
    assert counted(each_stack, learner) == 1
    tell(f"a sandbox ({each_stack.engine}): kill -9 of everything in it", fates_in(each_stack, [submission]))
    expect_nothing_left(each_stack, family)


@pytest.mark.parametrize("engine", [DOCKER, BUBBLEWRAP])
def test_after_a_power_cut_the_next_start_ends_what_was_begun(engine: str, tell: Tell) -> None:
    need(engine)
    data = Path(tempfile.mkdtemp(prefix="hub-fault-"))
    before = start(engine, data)
    try:
        learner = Script(before)
        submission = learner.submit(SLOW)
        waiting = learner.submit(f"{SLOW}# the second\n")
        learner.wait_for_phase(submission, "running")
        family = [before.process.pid, *descendants(before.process.pid)]
        for pid in family:
            with contextlib.suppress(ProcessLookupError):  # its namespace ended with one that was before it
                os.kill(pid, signal.SIGKILL)
        before.process.wait()
        after = start(engine, data)
        try:
            learner.moved_to(after)
            for one in (submission, waiting):
                expect_one_verdict(after, learner, one, "passed")
            assert counted(after, learner) == 2
            tell(f"everything ({engine}): a power cut, and started again", fates_in(after, [submission, waiting]))
            expect_nothing_left(after, family)
        finally:
            after.stop()
    finally:
        before.process.kill()  # where the test broke off before it did so itself
        before.process.wait()
        shutil.rmtree(data, ignore_errors=True)


def expect_nothing_left(stack: Stack, earlier: list[int]) -> None:
    """Every part is there again, once; of what was there before, only what still belongs to the site lives."""
    wait_until(lambda: len(stack.family("celery")) == 3, RECOVERY_S, "the worker is complete")
    wait_until(lambda: 1 <= len(stack.family("grader.judging")) <= 2, RECOVERY_S, "there is a judge")
    wait_until(lambda: len(stack.family("sandbox", "serve")) == 1, RECOVERY_S, "there is a sandbox service")
    wait_until(lambda: is_warm(stack), RECOVERY_S, "a sandbox is warm")
    wait_until(lambda: len(stack.sandboxes()) <= 1, RECOVERY_S, "only the warm sandbox is left")
    ours = descendants(stack.process.pid)
    wait_until(
        lambda: not [p for p in earlier if p not in ours and is_alive(p)], RECOVERY_S, "the dead part's are gone"
    )


def is_warm(stack: Stack) -> bool:
    try:
        pool = ask_status(stack.data / "run" / "sandbox.sock")["pool"]
    except OSError:
        return False
    return any(shelf["idle"] for shelf in pool) and not any(shelf["making"] for shelf in pool)
