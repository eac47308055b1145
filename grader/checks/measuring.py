"""`measure`: a number of the judge's own, beside a bar; the value stays with the result, so that it can be beaten.

    measure("Stored numbers", 100 * stored / pixels, at_most=20, unit="%")
    measure("Signs read correctly", lambda draw: read_share(learner, rng), at_least=85, unit="%")

The check passes if the bar is met. A learner's own number (a reported loss or accuracy) is a claim and never a
measurement: call, then compute here from what came back. How the value is shown is left to the site's pages.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from grader.checks.failures import AuthorError, Failed, Undecided
from grader.checks.running import current
from grader.checks.scores import Drawn, draw_scores, score_of
from grader.results import Better, Measurement

LONGEST_UNIT = 12  # characters: it stands behind every figure


def measure(
    name: str,
    value: Any,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    unit: str = "",
    draws: int = 5,
    most_draws: int = 20,
) -> None:
    """Compare one number with a bar (`at_least`: higher is better, `at_most`: lower is better) and remember it.

    `value` is a number, or a function of the draw's number (0, 1, ...) where chance plays a part: then the mean over
    `draws` decides when it is two standard errors from the bar; between, up to `most_draws` are drawn, and then it is
    undecided. Draw the data from the check's own rng. `name` and `unit` are read by the learner. One measure a check.
    """
    better, bar = _bar(at_least, at_most)
    if len(unit) > LONGEST_UNIT or not name.strip():
        raise AuthorError("measure wants a name, and a unit of at most a dozen characters")
    sign = 1.0 if better is Better.HIGHER else -1.0
    if callable(value):
        drawn = _over_draws(value, sign, bar, draws, most_draws)
    else:
        score = _score(value)
        drawn = Drawn(score, 1, sign * score >= sign * bar)
    _keep(Measurement(name, drawn.mean, bar, better, unit, drawn.draws))
    _decide(drawn, better)


def _bar(at_least: float | None, at_most: float | None) -> tuple[Better, float]:
    bars = [(Better.HIGHER, at_least), (Better.LOWER, at_most)]
    given = [(better, float(bar)) for better, bar in bars if bar is not None and math.isfinite(bar)]
    if len(given) != 1:
        raise AuthorError("measure wants one bar, a finite number: at_least or at_most")
    return given[0]


def _over_draws(score: Callable[[int], Any], sign: float, bar: float, draws: int, most: int) -> Drawn:
    if draws < 3 or most < draws:
        raise AuthorError("measure wants at least 3 draws, and most_draws not below draws")
    drawn = draw_scores(lambda draw: sign * _score(score(draw)), sign * bar, draws=draws, most=most)
    return Drawn(sign * drawn.mean, drawn.draws, drawn.above)


def _score(value: Any) -> float:
    if isinstance(value, float) and any(call.answer is value for call in current().calls):
        raise AuthorError("measure got the learner's own number: compute it here from what the code answered")
    return score_of(value)


def _keep(measurement: Measurement) -> None:
    run = current()
    if run.measurement is not None:
        raise AuthorError("a check measures one thing: make a second check")
    run.measurement = measurement


def _decide(drawn: Drawn, better: Better) -> None:
    what = f"The mean over {drawn.draws} draws" if drawn.draws > 1 else "The measured value"
    if drawn.above is None:
        raise Undecided(f"{what} is too close to the bar to decide.")
    if not drawn.above:
        raise Failed(f"{what} is {'below' if better is Better.HIGHER else 'above'} the bar.")
