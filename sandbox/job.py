"""What is asked of a sandbox, and how it can end: the frozen records that cross between a caller and the engine room.

A `Profile` is what is fixed when a sandbox is made, and so the key of the warm pool. `Limits` belong to one session.
`Ended` is the passive record a session leaves; `Ending` names each way to end, and whose fault it is. Nothing here
touches a process or a socket.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

MIB = 1024 * 1024


class Image(StrEnum):
    """A set of libraries. Under docker an image of this name; under bubblewrap an environment folder of this name."""

    PYTHON = "python"
    SCIENCE = "science"
    TORCH = "torch"
    TORCH_CUDA = "torch-cuda"


class Preload(StrEnum):
    """What the warm interpreter has imported before it meets the learner's code."""

    NONE = "none"
    NUMPY = "numpy"
    PLOT = "plot"  # numpy and matplotlib.pyplot on the Agg backend
    ML = "ml"  # numpy, pandas, sklearn
    TORCH = "torch"


class Gpu(StrEnum):
    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Size(StrEnum):
    """Memory, processors and processes of a sandbox."""

    S = "S"
    M = "M"
    L = "L"

    @property
    def memory_bytes(self) -> int:
        return {"S": 512, "M": 1536, "L": 3072}[self.value] * MIB

    @property
    def cpus(self) -> float:
        return 1.0

    @property
    def processes(self) -> int:
        """Processes and threads together, the supervisor's own included."""
        return {"S": 64, "M": 96, "L": 128}[self.value]

    @property
    def scratch_bytes(self) -> int:
        """Size of the only writable file system, a tmpfs on /tmp (the learner's working folder lies in it)."""
        return {"S": 64, "M": 128, "L": 256}[self.value] * MIB


@dataclass(frozen=True, slots=True)
class Profile:
    """What is fixed when a sandbox is made."""

    image: Image = Image.PYTHON
    preload: Preload = Preload.NONE
    size: Size = Size.S
    gpu: Gpu = Gpu.NONE

    @classmethod
    def from_dict(cls, data: dict[str, str]) -> Profile:
        """Read a profile from exercise.toml or from the wire; raises ValueError naming the unknown value."""
        return cls(
            image=Image(data.get("image", "python")),
            preload=Preload(data.get("preload", "none")),
            size=Size(data.get("size", "S")),
            gpu=Gpu(data.get("gpu", "none")),
        )

    def to_dict(self) -> dict[str, str]:
        return {key: str(value) for key, value in asdict(self).items()}

    def __str__(self) -> str:
        return f"{self.image}/{self.preload}/{self.size}" + ("" if self.gpu is Gpu.NONE else f"/gpu-{self.gpu}")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one session may use. Seconds are wall-clock seconds unless the name says CPU."""

    session_s: float = 60.0  # from the first learner code to the end, asks answered by the judge included
    call_s: float = 10.0  # one call, load or run
    cpu_s: float = 60.0  # CPU seconds of the learner's interpreter
    output_bytes: int = 256 * 1024  # stdout and stderr together; the rest is drained and dropped, then the session ends
    answer_bytes: int = 16 * MIB  # one encoded answer, exception or ask
    answer_items: int = 2_000_000  # values in one answer, array elements not counted
    answer_depth: int = 64
    integer_digits: int = 4_000
    handles: int = 1_000
    asks: int = 10_000
    figures: int = 12
    metrics: int = 10_000

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Limits:
        """Unknown names and values of the wrong kind raise TypeError or ValueError."""
        kinds: dict[str, Any] = {name: type(spec.default) for name, spec in cls.__dataclass_fields__.items()}
        return cls(**{name: kinds[name](value) if name in kinds else value for name, value in data.items()})

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


class Ending(StrEnum):
    """How a session ended. `FINISHED` means that the caller closed it; every other one was forced by something."""

    FINISHED = "finished"
    EXITED = "exited"  # the learner's interpreter exited by itself (sys.exit, os._exit)
    CRASHED = "crashed"  # killed by a signal that no limit of ours sent (SIGSEGV, SIGABRT)
    TIME = "time limit"
    MEMORY = "memory limit"
    OUTPUT = "output limit"
    DISK = "disk limit"
    PROCESSES = "process limit"
    STOPPED = "stopped"  # the caller asked for it, or closed its connection
    UNREADABLE = "unreadable"  # a frame or a value was malformed, late, oversized or out of order
    LOST = "lost"  # our fault: engine unreachable, sandbox vanished, service restarted

    @property
    def is_ours(self) -> bool:
        """Whether the platform is to blame, so that the work is tried again and never counted."""
        return self is Ending.LOST


@dataclass(frozen=True, slots=True)
class Usage:
    """What the session used, as seen from outside the learner's process."""

    wall_s: float = 0.0
    cpu_s: float = 0.0
    peak_memory_bytes: int = 0
    output_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """The record a session leaves."""

    ending: Ending
    detail: str = ""  # one sentence, for the learner where the ending is theirs, for the operator where it is ours
    exit_code: int | None = None
    signal: int | None = None
    usage: Usage = field(default_factory=Usage)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Ended:
        return cls(**{**data, "ending": Ending(data["ending"]), "usage": Usage(**data.get("usage", {}))})


@dataclass(frozen=True, slots=True)
class Opened:
    """What the caller learns when a sandbox is theirs."""

    sandbox_id: str
    engine: str  # "docker" or "bubblewrap"
    image_digest: str
    device: str  # "CPU", or the name of the GPU
    warm: bool  # False: the pool was empty, this one was started for us
    waited_s: float


class SessionEnded(Exception):
    """The session is over; `ended` says how. Raised by every call on a session that has ended."""

    def __init__(self, ended: Ended) -> None:
        super().__init__(f"{ended.ending}: {ended.detail}" if ended.detail else str(ended.ending))
        self.ended = ended


class SandboxUnavailable(Exception):
    """No sandbox could be had: no service, no engine, no image, or a self-test that failed. Never the learner's fault.

    `remedy` is one sentence that says what the operator can do.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy
