"""The learner's own module: `lab.log(step=3, loss=0.5)` draws a live curve beside the code.

The numbers are for the learner's eyes. No verdict ever depends on one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Send = Callable[[int, dict[str, float]], None]

_send: Send | None = None
_next_step = 0


def log(step: int | None = None, **values: Any) -> None:
    """Record numbers for one step; without `step`, the one after the last. Values are anything `float()` takes.

    Raises TypeError for a value that isn't a number.
    """
    global _next_step
    number = _next_step if step is None else int(step)
    _next_step = number + 1
    numbers = {name: _number(name, value) for name, value in values.items()}
    if _send is not None:
        _send(number, numbers)


def connect(send: Send) -> None:
    """Called by the interpreter before the learner's code runs."""
    global _send
    _send = send


def _number(name: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError) as other:
        raise TypeError(f"lab.log({name}=...) takes a number, not {type(value).__name__}") from other
