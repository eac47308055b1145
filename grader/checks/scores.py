"""Numbers that say how well something went: one score, or the mean of several draws beside a bar.

`properties.better_than` and `measuring.measure` decide by it; what they say of the decision is left to them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.failures import Failed
from grader.checks.kinds import describe_kind, is_number, numbers_of
from grader.checks.running import current
from grader.checks.showing import number, show


@dataclass(frozen=True, slots=True)
class Drawn:
    """The mean of `draws` scores. `above` says whether it reaches the bar, higher being better; None: too close."""

    mean: float
    draws: int
    above: bool | None


def score_of(value: Any) -> float:
    """A finite real number, never a bool; raises Failed for anything else."""
    if not is_number(value):
        message = f"The answer should be a number, but it is {describe_kind(value)}."
        raise Failed(message, expected="a number", got=show(value), call=current().call_of(value))
    score = float(numbers_of(value).array)
    if not math.isfinite(score):
        raise Failed("The number is not finite.", expected="a finite number", got=number(score))
    return score


def draw_scores(score: Callable[[int], Any], bar: float, *, draws: int, most: int) -> Drawn:
    """Mean of `score(0), score(1), ...`: at least `draws` of them, and more, up to `most`, while it is within two
    standard errors of the bar."""
    scores: list[float] = []
    above = None
    while above is None and len(scores) < most:
        scores.append(score_of(score(len(scores))))
        if len(scores) >= draws:
            above = _side(scores, bar)
    return Drawn(float(np.mean(scores)), len(scores), above)


def _side(scores: list[float], bar: float) -> bool | None:
    distance, error = float(np.mean(scores)) - bar, float(np.std(scores, ddof=1)) / math.sqrt(len(scores))
    if distance > 2 * error or (distance >= 0 and error == 0):
        return True
    return None if distance >= -2 * error else False
