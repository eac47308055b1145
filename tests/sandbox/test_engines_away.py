"""An engine that goes away for a moment: what is still hoped for, and what it leaves to be swept."""

from __future__ import annotations

import time
from typing import Any

import pytest

from sandbox.engines import choosing
from sandbox.engines.base import Engine, Owner, Sandbox
from sandbox.engines.choosing import Engines
from sandbox.engines.docker import LABEL, _is_left_over
from sandbox.job import Image, Profile, SandboxUnavailable


class Switched(Engine):
    """An engine with the Python image that answers while `on`."""

    name = "switched"
    on = True

    def available(self) -> str | None:
        return None if self.on else "It does not answer."

    def digest(self, image: Image) -> str | None:
        return "sha256:0" if image is Image.PYTHON else None

    def missing(self, image: Image) -> str:
        return "Build it."

    def fingerprint(self) -> str:
        return ""

    def start(self, profile: Profile, slot: int, owner: Owner) -> Sandbox:
        raise SandboxUnavailable("Nothing is started here.")

    def sweep(self, owner: Owner) -> int:
        return 0

    def close(self) -> None:
        pass


def test_an_engine_that_was_there_is_hoped_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Switched()
    engines = Engines([engine])
    assert engines.refresh()  # it came
    assert not engines.refresh()
    engine.on = False
    assert not engines.refresh()
    with pytest.raises(SandboxUnavailable, match="No engine can run"):
        engines.choose(Profile())
    assert engines.is_one_away() and engines.was_there_lately(Image.PYTHON)
    assert not engines.was_there_lately(Image.TORCH)  # it never had that one
    engine.on = True
    assert engines.refresh()
    assert not engines.is_one_away()
    later = time.monotonic() + choosing.AWAY_S
    monkeypatch.setattr(time, "monotonic", lambda: later)
    engine.on = False
    engines.refresh()
    assert not engines.is_one_away() and not engines.was_there_lately(Image.PYTHON)


@pytest.mark.parametrize(
    ("instance", "name", "left"),
    [
        ("mine", "hub-sandbox-held", False),
        ("mine", "hub-sandbox-let-go", True),  # its removal failed, or its start: the engine was away
        ("dead", "hub-sandbox-held", True),
    ],
)
def test_containers_of_this_service_that_are_left_over(instance: str, name: str, left: bool) -> None:
    labels = {LABEL: "service", f"{LABEL}.instance": instance, f"{LABEL}.deadline": str(time.time() + 60)}
    container: dict[str, Any] = {"Labels": labels, "State": "exited", "Created": time.time() - 5, "Names": [f"/{name}"]}
    assert _is_left_over(container, Owner("service", "mine"), {"hub-sandbox-held"}) is left
