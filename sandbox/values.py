"""What comes out of a sandbox besides plain data: tensors, tables, figures, handles, errors. Data, never behaviour.

Everything in here was claimed by code we do not trust. A `Tensor` says that it requires a gradient because the
learner's process said so; only `array` holds values that a judge can recompute something from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Tensor:
    """A torch tensor as data: `array` holds the values, the rest is what the sandbox claimed."""

    array: np.ndarray[Any, Any]  # bfloat16 and other types NumPy lacks arrive as float32
    dtype: str = "float32"  # torch's own name, without "torch."
    device: str = "cpu"
    requires_grad: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A pandas DataFrame (or Series, with one column) as columns of data."""

    columns: dict[str, list[Any]]
    index: list[Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A matplotlib figure: the picture for the learner, the data behind it for the judge.

    `number` counts the figures of a session in the order they came, whatever the learner called them.
    `axes` is a list of plain dicts, one for each Axes: title, xlabel, ylabel, xscale, yscale, xlim, ylim, legend (list
    of texts), texts, and artists: lines, scatters, images, meshes, bars, quivers, contours, patches, each with its
    arrays (sandbox.inside.figures documents the keys).
    """

    number: int
    title: str
    png: bytes
    width: int
    height: int
    axes: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Handle:
    """A reference to an object that stays inside. Never compared: only the data that its methods return is judged."""

    number: int
    type_name: str


@dataclass(frozen=True, slots=True)
class Output:
    """Something the learner's code printed. `at` is seconds since the session began, as the supervisor saw it."""

    stream: str  # "stdout" or "stderr"
    at: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Metric:
    """Numbers the learner's code logged for one step (`lab.log`). For showing, never for judging."""

    step: int
    values: dict[str, float]
    at: float


@dataclass(frozen=True, slots=True)
class Earlier:
    """As an argument or target of a step: the result of an earlier step of the same batch, by its position."""

    step: int


@dataclass(frozen=True, slots=True)
class Function:
    """A function the caller owns, as the inside sees it: calling it there is an ask. Made by the session."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Remote:
    """An object the caller owns, passed as an argument: an environment, a tool box.

    `methods` are callables that the inside calls by asking; `attributes` are plain data copied once.
    """

    type_name: str
    methods: dict[str, Any]
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Called:
    """The answer of a step that asked for its arguments back: what came out, and what became of what went in."""

    value: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opaque:
    """A returned object that is not data (a generator, a module, an instance of the learner's class)."""

    type_name: str
    text: str  # its repr, shortened


@dataclass(frozen=True, slots=True)
class SourceFrame:
    """One frame of a traceback, of the learner's own files only."""

    file: str
    line: int
    function: str
    text: str
    shapes: dict[str, str] = field(
        default_factory=dict
    )  # names on the failing line: "float64 array (3, 4)", "list of 3"


@dataclass(frozen=True, slots=True)
class LearnerError:
    """An exception that the learner's code raised."""

    type_name: str
    message: str
    frames: tuple[SourceFrame, ...] = ()
    notes: tuple[str, ...] = ()  # exception notes and, for a SyntaxError, the line with its caret
    base_names: tuple[str, ...] = ()  # names of its base classes, so that raises(ValueError) accepts a subclass
    limit: str = ""  # "memory", "disk" or "processes" when it came from running into that limit; the session ends then


class LearnerException(Exception):
    """A call, load or run raised inside. The session goes on unless `SessionEnded` follows."""

    def __init__(self, error: LearnerError, step: int = 0) -> None:
        super().__init__(f"{error.type_name}: {error.message}")
        self.error = error
        self.step = step  # the position in its batch of the step that raised; those before it were done


class AskError(Exception):
    """Raised by a caller's function to raise inside the sandbox: the learner's code sees the built-in `type_name`.

    Plain built-in exceptions of such a function (ValueError, IndexError) are raised inside just so; any other one is
    the caller's own business and reaches the caller.
    """

    def __init__(self, type_name: str, message: str) -> None:
        super().__init__(message)
        self.type_name = type_name
        self.message = message
