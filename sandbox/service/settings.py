"""What an operator can set about the sandbox service: read from the command line, with HUB_SANDBOX_* as defaults."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.job import MIB, Image, Preload, Profile, Size

ENGINES = ("auto", "docker", "bubblewrap")
WARM_MIB = {Preload.NONE: 20, Preload.NUMPY: 30, Preload.PLOT: 65, Preload.ML: 150, Preload.TORCH: 225}  # measured


@dataclass(frozen=True, slots=True)
class Settings:
    socket: Path
    engine: str = "auto"
    envs: Path | None = None
    group: str | None = None  # a group whose members may connect; None: only our own user
    slots: int = 2  # sessions at a time
    memory_bytes: int = 1024 * MIB  # what the sandboxes of all sessions may be promised together
    warm_bytes: int = 1024 * MIB  # what idle warm sandboxes may use together
    warm: dict[Profile, int] = field(default_factory=dict)  # kept warm from the start, and how many
    warm_each: int = 1  # how many of any other profile that was asked for lately
    lately_s: float = 1800.0
    image_prefix: str = "hub-sandbox-"
    image_tag: str = "latest"
    runtime: str | None = None
    gpus: bool = True
    self_test: bool = True
    use_groups: bool = True


def default_socket() -> Path:
    """HUB_SANDBOX_SOCKET, else a path of our user's own."""
    named = os.environ.get("HUB_SANDBOX_SOCKET")
    if named:
        return Path(named)
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime) if runtime else Path(tempfile.gettempdir()) / f"hub-sandbox-{os.getuid()}"
    return folder / "hub-sandbox.sock"


def default_slots() -> int:
    return max(1, len(os.sched_getaffinity(0)))


def default_memory_bytes() -> int:
    """Three quarters of this machine's memory."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4


def parse_profile(text: str) -> Profile:
    """`science/numpy/S` (image, preload, size; the last two may be left out). Raises ValueError."""
    image, preload, size = [*text.split("/"), "", ""][:3]
    return Profile(Image(image), Preload(preload or "none"), Size(size or "S"))


def parse_warm(text: str) -> dict[Profile, int]:
    """`science/numpy/S=2,python` as a number for each profile."""
    pairs = [part.partition("=") for part in text.split(",") if part]
    return {parse_profile(name): int(number or 1) for name, _, number in pairs}


def warm_bytes(profile: Profile) -> int:
    """About what an idle sandbox of this profile takes, if it is the only one that has its libraries loaded."""
    return WARM_MIB[profile.preload] * MIB
