"""What the doctor is shown: calls with their answers, the contract they were made under, and the author's own suspects.

Frozen records, no logic. Values are what a session hands out: numbers, strings, lists, dicts, NumPy arrays and
`sandbox.values.Tensor`. Whoever asks (`grader.checks`) fills them; `contracts` and `doctor` read them.
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
class Contract:
    """What the exercise promises about a result. A field that is None is not part of the contract.

    `kind` is one of number, integer, bool, string, bytes, list, tuple, sequence (list or tuple), array, tensor, dict,
    set, none, numbers (anything that can be read as an array of numbers). With `kind` None the kind of the expected
    value decides, leniently: a list where an array was expected is fine. `shape` None means the expected value's shape;
    a None inside it means "any length". `axes` names the axes of the result, in order. `dtype` is a full name
    ("float32") or a family ("float", "int", "complex", "bool"). `device` is torch's ("cpu", "cuda").
    """

    kind: str | None = None
    shape: tuple[int | None, ...] | None = None
    axes: tuple[str, ...] | None = None
    dtype: str | None = None
    device: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One call: what came back, what was expected, and the arguments by name.

    `after` holds the arguments as the learner's code left them, where the check looked; it is only used to notice that
    an argument was modified.
    """

    got: Any
    want: Any
    inputs: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Observation:
    """All calls of one check, right and wrong ones.

    `alternates` maps the author's name of a mistake ("unmasked") to what it would have returned, one value for each
    pair, in order. `constants` are numbers of the exercise by name ({"N": 5, "sqrt(d)": 2.83}): results that are wrong
    by such a factor (or its reciprocal) are named after it; constants called N, n, count or length count as numbers of
    elements. `tolerance` None means what comparisons use by default for the dtypes at hand.
    """

    pairs: tuple[Pair, ...]
    contract: Contract = field(default_factory=Contract)
    alternates: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    constants: Mapping[str, float] = field(default_factory=dict)
    tolerance: Tolerance | None = None
