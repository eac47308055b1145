"""Which engine serves an image now: Docker where it answers and the image is built, else bubblewrap.

`refresh` asks the engines (from a thread, every few seconds); between two refreshes everything is answered from
memory. So a service that started on bubblewrap moves over by itself, image by image, while they are being built.
An engine that stops answering may be back in a moment: `was_there_lately` says for how long that can be hoped for.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from sandbox.engines.base import Engine
from sandbox.job import Gpu, Image, Profile, SandboxUnavailable

AWAY_S = 45.0  # how long a restart of an engine may take; less than a worker waits for a sandbox


@dataclass(frozen=True, slots=True)
class Choice:
    engine: Engine
    digest: str


@dataclass(slots=True)
class EngineState:
    engine: Engine
    problem: str | None = "not asked yet"
    digests: dict[Image, str] = field(default_factory=dict)
    seen: dict[Image, float] = field(default_factory=dict)  # when each image was last found, by time.monotonic


class Engines:
    """The engines of this host, best first."""

    def __init__(self, engines: list[Engine]) -> None:
        self.states = [EngineState(engine) for engine in engines]

    def refresh(self) -> bool:
        """Ask every engine whether it works and which images it has; whether one came back. Blocks."""
        came_back = False
        for state in self.states:
            before, state.problem = state.problem, state.engine.available()
            found = {} if state.problem else {image: state.engine.digest(image) for image in Image}
            state.digests = {image: digest for image, digest in found.items() if digest}
            state.seen |= dict.fromkeys(state.digests, time.monotonic())
            came_back = came_back or (before is not None and state.problem is None)
        return came_back

    def was_there_lately(self, image: Image) -> bool:
        """Whether an engine with this image answered within the last AWAY_S."""
        return any(_is_recent(state.seen.get(image)) for state in self.states)

    def is_one_away(self) -> bool:
        """Whether an engine that answered lately does not now."""
        return any(state.problem and any(map(_is_recent, state.seen.values())) for state in self.states)

    def choose(self, profile: Profile) -> Choice:
        """The engine for a profile; raises SandboxUnavailable with every engine's reason."""
        reasons = []
        for state in self.states:
            if state.problem:
                reasons.append(f"{state.engine.name}: {state.problem}")
            elif profile.image not in state.digests:
                reasons.append(f"{state.engine.name}: {state.engine.missing(profile.image)}")
            elif profile.gpu is Gpu.REQUIRED and state.engine.name != "docker":
                reasons.append(f"{state.engine.name}: no GPU reaches its sandboxes.")
            else:
                return Choice(state.engine, state.digests[profile.image])
        raise SandboxUnavailable(f"No engine can run the profile {profile} here.", " ".join(reasons))

    def close(self) -> None:
        for state in self.states:
            state.engine.close()


def _is_recent(seen: float | None) -> bool:
    return seen is not None and time.monotonic() - seen < AWAY_S
