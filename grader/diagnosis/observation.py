"""What the doctor is shown: calls with their answers, and what their author said about them.

Frozen records, no logic. Values are what a session hands out: numbers, strings, lists, dicts, NumPy arrays and
`sandbox.values.Tensor`. Whoever asks (`grader.judging.examining`) fills them; `cases` reads them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A value is right when |got - want| <= absolute + relative * |want|."""

    relative: float = 1e-6
    absolute: float = 1e-9


@dataclass(frozen=True, slots=True)
class Pair:
    """One call: what came back, what was expected, and the arguments by name.

    `after` holds the arguments as the learner's code left them, where the check looked; it is only used to notice that
    an argument was modified. `axes` names the axes of the result, in order. `constants` are numbers of this call by
    name ({"N": 5, "sqrt(d)": 2.83}): results that are wrong by such a factor (or its reciprocal) are named after it;
    constants called N, n, count or length count as numbers of elements. `relative` and `absolute` are the tolerances
    that the check asked for; None means what comparisons use by default for the dtypes at hand.
    """

    got: Any
    want: Any
    inputs: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    axes: tuple[str, ...] | None = None
    constants: Mapping[str, float] = field(default_factory=dict)
    relative: float | None = None
    absolute: float | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """All calls of one check, right and wrong ones.

    `alternates` maps the author's name of a mistake ("unmasked") to what it would have returned, one value for each
    pair, in order.
    """

    pairs: tuple[Pair, ...]
    alternates: Mapping[str, Sequence[Any]] = field(default_factory=dict)
