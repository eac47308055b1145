"""Which engine serves an image now: Docker where it answers and the image is built, else bubblewrap.

`refresh` asks the engines (from a thread, every few seconds); between two refreshes everything is answered from
memory. So a service that started on bubblewrap moves over by itself, image by image, while they are being built.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.engines.base import Engine
from sandbox.job import Gpu, Image, Profile, SandboxUnavailable


@dataclass(frozen=True, slots=True)
class Choice:
    engine: Engine
    digest: str


@dataclass(slots=True)
class EngineState:
    engine: Engine
    problem: str | None = "not asked yet"
    digests: dict[Image, str] = field(default_factory=dict)


class Engines:
    """The engines of this host, best first."""

    def __init__(self, engines: list[Engine]) -> None:
        self.states = [EngineState(engine) for engine in engines]

    def refresh(self) -> None:
        """Ask every engine whether it works and which images it has. Blocks."""
        for state in self.states:
            state.problem = state.engine.available()
            found = {} if state.problem else {image: state.engine.digest(image) for image in Image}
            state.digests = {image: digest for image, digest in found.items() if digest}

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
