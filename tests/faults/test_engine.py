"""The Docker engine itself ends in the middle of everything: what runs is judged again, what waits is judged later."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.faults.engine import PrivateEngine, private_engine
from tests.faults.expecting import SLOW, counted, expect_one_verdict
from tests.faults.ledger import Tell, fates_in
from tests.journeys.script import Script
from tests.journeys.stack import Stack, docker, running, wait_until
from tests.journeys.workbench import RIGHT

pytestmark = [pytest.mark.slow, pytest.mark.docker, pytest.mark.xdist_group("faults-engine")]

BACK_S = 60.0
IMAGE = "hub-sandbox-python:latest"


@pytest.fixture(scope="module")
def engine() -> Iterator[PrivateEngine]:
    with private_engine() as engine:
        yield engine


@pytest.fixture(scope="module")
def stack(engine: PrivateEngine) -> Iterator[Stack]:
    with running("docker") as stack:
        yield stack


@pytest.mark.parametrize(
    ("number", "how"), [(signal.SIGKILL, "kill -9"), (signal.SIGTERM, "SIGTERM")], ids=["killed", "ended"]
)
def test_an_engine_that_is_started_again_costs_no_attempt(
    stack: Stack, engine: PrivateEngine, tell: Tell, number: signal.Signals, how: str
) -> None:
    ada, grace = Script(stack), Script(stack)
    run = ada.submit(f"{SLOW}# until signal {number}\n")
    waiting = ada.submit(f"{RIGHT}# before signal {number}\n")
    ada.wait_for_phase(run, "running")
    engine.end(number)
    wait_until(lambda: grace.try_to_submit(RIGHT)[0] == 503, BACK_S, "the site sees that no code can be run")
    assert "No Docker engine answers" in grace.try_to_submit(RIGHT)[1]["remedy"]
    engine.start()
    for submission in (run, waiting):
        expect_one_verdict(stack, ada, submission, "passed")
    assert counted(stack, ada) == 2
    tell(f"the Docker engine: {how}, one running and one waiting; then started again", fates_in(stack, [run, waiting]))
    status, later = grace.try_to_submit(f"{RIGHT}# after signal {number}\n")
    assert status == 201
    expect_one_verdict(stack, grace, later, "passed")
    wait_until(lambda: len(docker("ps", "-aq").split()) <= 1, BACK_S, "only the warm sandbox is left")


def test_a_missing_image_is_named_and_nothing_counts_until_it_is_back(stack: Stack, tell: Tell) -> None:
    learner = Script(stack)
    submission = learner.submit(SLOW)
    learner.wait_for_phase(submission, "running")
    waiting = learner.submit(f"{RIGHT}# the image goes\n")
    docker("tag", IMAGE, "kept")
    docker("rmi", "--force", IMAGE)
    try:
        wait_until(lambda: learner.try_to_submit(RIGHT)[0] == 503, BACK_S, "the site sees that the image is missing")
        assert "needs the Python image" in learner.try_to_submit(RIGHT)[1]["error"]
    finally:
        docker("tag", "kept", IMAGE)
    for each in (submission, waiting):
        expect_one_verdict(stack, learner, each, "passed")
    assert counted(stack, learner) == 2
    tell("the sandbox image: removed, one running and one waiting; then back", fates_in(stack, [submission, waiting]))
    wait_until(lambda: len(docker("ps", "-aq").split()) <= 1, BACK_S, "only the warm sandbox is left")
