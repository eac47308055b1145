"""What a suspect is: one well-known mistake, as a function from a case to guesses of what it would have returned.

The families (shape, order, scale, reduction, probability, numeric) hold the suspects, `doctor` tries them. A suspect
never decides: it yields guesses, and the doctor compares them with what came back and weighs the evidence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import ModuleType

from grader.diagnosis.arrays import Array
from grader.diagnosis.observation import Tolerance

COUNT_NAMES = frozenset({"n", "m", "count", "batch", "batch size", "length", "size"})  # constants that count things


class Rank(IntEnum):
    """From specific to general: a lower rank is tried first, and silences the higher ones."""

    AUTHOR = 0  # the author said what this mistake returns, or named the constant
    INPUTS = 1  # explained from the arguments of the call
    EXACT = 2  # explained from the expected value alone, nothing fitted
    NAMED = 3  # a well-known constant
    FITTED = 4  # a number was read off the answer
    LOOSE = 5  # true, but says little about the cause


@dataclass(frozen=True, slots=True)
class Case:
    """One wrong result (or one part of it), as float64 or complex128, ready to be compared.

    `got` and `want` may differ in shape. `inputs` and `after` hold those arguments that are arrays of numbers, in the
    same widened form. `answers` and `wants` are those of all calls of the check, for suspects that look across calls.
    """

    call: int
    got: Array
    want: Array
    inputs: Mapping[str, Array]
    after: Mapping[str, Array]
    alternates: Mapping[str, Array]
    constants: Mapping[str, float]
    axes: tuple[str, ...] | None
    tolerance: Tolerance  # of the check: what counts as wrong
    agreement: Tolerance  # of the doctor: what counts as explained; follows the precision of the answer
    whole_want: bool  # the expected value consists of integers
    answers: tuple[Array, ...] = field(repr=False)
    wants: tuple[Array, ...] = field(repr=False)

    @property
    def same_shape(self) -> bool:
        return self.got.shape == self.want.shape

    def axis(self, number: int) -> str:
        """ "axis 1", with the exercise's name where it has one: "axis 1 (time)"."""
        return f"axis {number}" + (f" ({self.axes[number]})" if self.axes and len(self.axes) == self.want.ndim else "")


@dataclass(frozen=True, slots=True)
class Guess:
    """What the mistake would have made. Agrees when `seen` (by default what came back) equals `values`.

    A mistake is recognised only if the same `label` agrees in every wrong case; the label also fills `{label}` in the
    words. `fitted` counts numbers that were read off the answer and are therefore no evidence. `evidence` replaces the
    doctor's count of independent elements where the guess knows better.
    """

    values: Array
    label: str = ""
    seen: Array | None = None
    fitted: int = 0
    evidence: int | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """One mistake: its stable code, its words, and the function that guesses."""

    code: str
    rank: Rank
    title: str
    text: str
    guesses: Callable[[Case], Iterable[Guess]]
    pointwise: bool = False  # each element for itself: may be tried on a sample of a large array
    heavy: bool = False  # more than one pass over the data: not tried on large arrays
    general: str = ""  # code of the suspect that says the same in general, for when two of a family fit


def suspect(
    code: str, rank: Rank, title: str, text: str, *, pointwise: bool = False, heavy: bool = False, general: str = ""
) -> Callable[[Callable[[Case], Iterable[Guess]]], Suspect]:
    """Turn a guessing function into a Suspect. `title` and `text` may hold `{label}`."""

    def build(guesses: Callable[[Case], Iterable[Guess]]) -> Suspect:
        return Suspect(code, rank, title, text, guesses, pointwise, heavy, general)

    return build


def suspects_in(family: ModuleType) -> tuple[Suspect, ...]:
    """The suspects of one family, in the order of the file."""
    return tuple(value for value in vars(family).values() if isinstance(value, Suspect))


def usable_factor(factor: float) -> bool:
    """Whether multiplying by it changes more than a sign."""
    return math.isfinite(factor) and factor != 0 and abs(factor) != 1
