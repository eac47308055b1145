"""A quiet run leaves names behind and nothing to see: not what it printed by whatever way, drew or logged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import sandbox
from sandbox.job import Limits, Preload, Profile
from sandbox.session import SessionEvent
from sandbox.values import Figure, LearnerException, Metric, Output
from tests import needs
from tests.sandbox.bare_service import BareService

NOISE = """
import os, subprocess, sys, lab
x = 41
print("print")
sys.stdout.write("no end of line")
sys.stderr.write("stderr")
os.write(1, b"descriptor")
subprocess.run(["echo", "another process"])
lab.log(loss=1.0)
"""
DRAWN = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareService]:
    service = BareService(tmp_path_factory.mktemp("service"))
    yield service
    service.close()


def printed(events: list[SessionEvent]) -> bytes:
    return b"".join(event.data for event in events if isinstance(event, Output))


def test_nothing_of_it_is_seen_but_its_names(service: BareService) -> None:
    events: list[SessionEvent] = []
    with sandbox.open(Profile(), Limits(), address=service.address, on_event=events.append) as session:
        session.run(NOISE, quiet=True)
        session.run("print(x + 1)\nlab.log(loss=0.5)\nsubprocess.run(['echo', 'seen'])\n")
    assert printed(events) == b"42\nseen\n"
    assert [event.values for event in events if isinstance(event, Metric)] == [{"loss": 0.5}]


def test_it_uses_up_none_of_the_limits_of_what_may_be_shown(service: BareService) -> None:
    events: list[SessionEvent] = []
    limits = Limits(output_bytes=100, metrics=1)
    with sandbox.open(Profile(), limits, address=service.address, on_event=events.append) as session:
        session.run("import lab\nfor n in range(50):\n    print('x' * 100)\n    lab.log(n=n)\n", quiet=True)
        session.run("print('seen')\nlab.log(n=1)\n")
    assert printed(events) == b"seen\n"
    assert sum(isinstance(event, Metric) for event in events) == 1


def test_one_that_raises_says_so_and_the_next_is_heard(service: BareService) -> None:
    events: list[SessionEvent] = []
    with sandbox.open(Profile(), Limits(), address=service.address, on_event=events.append) as session:
        with pytest.raises(LearnerException) as raised:
            session.run("print('before')\n1 / 0\n", file="cell 1", quiet=True)
        session.run("print('after')\n")
    assert [(frame.file, frame.line) for frame in raised.value.error.frames] == [("cell 1", 2)]
    assert printed(events) == b"after\n"


@pytest.mark.slow
def test_its_figures_are_closed_not_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    service = BareService(tmp_path_factory.mktemp("science"), python=needs.science_python())
    events: list[SessionEvent] = []
    limits = Limits(figures=1, call_s=60)
    with sandbox.open(Profile(preload=Preload.PLOT), limits, address=service.address, on_event=events.append) as plot:
        plot.run(DRAWN + "plt.figure()\n", quiet=True)
        plot.run(DRAWN)
    service.close()
    assert [event.number for event in events if isinstance(event, Figure)] == [1]
    assert printed(events) == b""
