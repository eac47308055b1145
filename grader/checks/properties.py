"""Properties of answers in one line each: what must hold for every right solution, whatever its numbers are.

Each raises `Failed` when the property does not hold, in a sentence that names it. Functions among the arguments are the
learner's, usually as a lambda around `learner.name(...)`; every call they make is recorded like any other.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.checks.comparing import compare_close, tolerance
from grader.checks.expecting import expect
from grader.checks.failures import AuthorError, Failed, Undecided
from grader.checks.kinds import Array, NotNumbers, describe_kind, numbers_of
from grader.checks.learner import Learner
from grader.checks.running import current
from grader.checks.scores import draw_scores, score_of
from grader.checks.showing import number, show

Maps = Callable[[Any], Any]


def gradient_agrees(
    f: Callable[[Array], Any], grad: Any, at: Any, *, h: float = 1e-5, rtol: float = 1e-5, atol: float = 1e-7
) -> None:
    """`grad` (an array, or a function of the point) agrees with central differences of the scalar `f` at `at`.

    The error of central differences is of order h**2, so `rtol` is loose enough for smooth functions in float64;
    functions with kinks (ReLU) need points away from them, or rtol=1e-4.
    """
    point = np.asarray(at, dtype=np.float64)
    right = _central_differences(f, point, h)
    claimed = grad(point.copy()) if callable(grad) else grad
    expect(claimed, because="It is compared with finite differences of the function itself.").close_to(
        right if right.ndim else float(right), rtol=rtol, atol=atol
    )


def causal(f: Maps, x: Any, axis: int = 0) -> None:
    """Changing `x` from a position on along `axis` leaves the outputs before that position unchanged."""
    whole = np.asarray(x, dtype=np.float64)
    before = _array(f(whole.copy()))
    for cut in range(1, whole.shape[axis]):
        changed = whole.copy()
        later = _along(axis, slice(cut, None), whole.ndim)
        changed[later] = changed[later] * -3.0 + 7.0
        earlier = _along(axis, slice(0, cut), before.ndim)
        after = _array(f(changed))
        _same(after[earlier], before[earlier], f"Inputs from position {cut} on change the outputs before it.")


def permutation_equivariant(f: Maps, x: Any, axis: int = 0) -> None:
    """Reordering the input along `axis` reorders the output in the same way."""
    whole = np.asarray(x, dtype=np.float64)
    order = np.roll(np.arange(whole.shape[axis]), 1)
    right = np.take(_array(f(whole.copy())), order, axis=axis)
    answer = _array(f(np.take(whole, order, axis=axis)))
    _same(answer, right, "Reordering the inputs does not just reorder the outputs.")


def shift_invariant(f: Maps, x: Any, shift: float = 10.0) -> None:
    """Adding the same number to every input changes nothing (softmax, variance, distances)."""
    whole = np.asarray(x, dtype=np.float64)
    _same(_array(f(whole + shift)), _array(f(whole.copy())), "Adding the same number to all inputs changes the result.")


def rows_sum_to_one(value: Any, *, axis: int = -1) -> None:
    """Every row is a probability distribution: no entry negative, each row's sum 1."""
    rows = _array(value)
    if rows.ndim == 0:
        raise _failed("There should be rows of probabilities.", "rows", show(value), value)
    if not bool((rows >= 0).all()):
        raise _failed("A probability can't be negative (or NaN).", "no entry below 0", number(rows.min()), value)
    sums = rows.sum(axis=axis)
    dtype = numbers_of(value).dtype
    rtol, atol = tolerance(dtype, dtype)
    wrong = ~(np.abs(sums - 1.0) <= rtol + atol)
    if bool(np.any(wrong)):
        raise _failed("Each row should sum to 1.", "sums of 1", f"a sum of {number(np.ravel(sums[wrong])[0])}", value)


def input_not_modified(learner: Learner, name: str, *args: Any, **kwargs: Any) -> Any:
    """Call `name` and see that it left its arguments as they were; the answer comes back for more expectations."""
    called = learner.echo(name, *args, **kwargs)
    pairs = [(f"argument {place}", *both) for place, both in enumerate(zip(args, called.args, strict=True), start=1)]
    pairs += [(f"argument {key}", value, called.kwargs.get(key)) for key, value in kwargs.items()]
    for place, before, after in pairs:
        if compare_close(after, before, rtol=0.0, atol=0.0) is not None:
            message = f"Your code changed its input: {place} is not what it was before the call."
            raise _failed(message, show(before), show(after), called.value)
    return called.value


def loss_falls(losses: Any, *, to: float = 0.5) -> None:
    """The last losses (a tenth of them) are on average at most `to` times the first ones. All are finite."""
    curve = _array(losses).ravel()
    if curve.size < 2:
        raise _failed("There should be at least two losses.", "a list of losses", show(losses), losses)
    if not bool(np.isfinite(curve).all()):
        raise _failed("The loss is not finite: training diverged.", "finite losses", show(losses), losses)
    some = max(1, curve.size // 10)
    first, last = float(curve[:some].mean()), float(curve[-some:].mean())
    if not last <= to * first:
        expected = f"at most {number(to)} times the first loss, {number(first)}"
        raise _failed("The loss does not fall enough.", expected, number(last), losses)


def within_standard_errors(samples: Any, expected: Any, k: float = 4.0, *, axis: int = 0) -> None:
    """The mean of `samples` over `axis` is within k standard errors of `expected`; k=4 fails 1 in 15,000."""
    drawn = _array(samples)
    count = drawn.shape[axis] if drawn.ndim else 0
    if count < 20:
        raise _failed("There are too few samples to judge.", "at least 20 samples", f"{count} samples", samples)
    mean, spread = drawn.mean(axis=axis), drawn.std(axis=axis, ddof=1)
    right = np.asarray(expected, dtype=np.float64)
    if mean.shape != right.shape:
        raise _failed("The samples have the wrong shape.", f"{right.shape} each", f"{mean.shape} each", samples)
    error = k * np.maximum(spread, 1e-12) / math.sqrt(count)
    if not bool((np.abs(mean - right) <= error).all()):
        raise _failed("The samples' mean is too far from what it should be.", show(right), show(mean), samples)


def better_than(
    metric: Callable[[int], Any], baseline: float, *, margin: float = 0.0, seeds: int = 5, at_most: int = 20
) -> None:
    """The mean of `metric(seed)` over several seeds beats `baseline` by `margin`; larger is better.

    Passes or fails when the mean is two standard errors on one side of the bar; between, more seeds are drawn, up to
    `at_most`, and then it is undecided. Draw the seeds' data from the check's own rng, so that they can't be foreseen.
    """
    if seeds < 3 or at_most < seeds:
        raise AuthorError("better_than wants at least 3 seeds, and at_most not below seeds")
    bar = baseline + margin
    drawn = draw_scores(metric, bar, draws=seeds, most=at_most)
    if drawn.above is None:
        raise Undecided(f"After {at_most} seeds the mean is too close to the bar to decide.")
    if not drawn.above:
        message = f"The mean over {drawn.draws} seeds is below the bar."
        raise Failed(message, expected=f"more than {number(bar)}", got=number(drawn.mean))


def _central_differences(f: Callable[[Array], Any], point: Array, h: float) -> Array:
    slopes = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        ahead, behind = point.copy(), point.copy()
        ahead[index] += h
        behind[index] -= h
        slopes[index] = (score_of(f(ahead)) - score_of(f(behind))) / (2 * h)
    return slopes


def _array(value: Any) -> Array:
    """Real numbers as float64; anything else is the learner's failure."""
    try:
        numbers = numbers_of(value)
    except NotNumbers as reason:
        raise _failed(str(reason), "numbers", show(value), value) from None
    if numbers.array.dtype.kind in "cb":
        raise _failed("The answer should be real numbers.", "real numbers", describe_kind(value), value)
    return numbers.array.astype(np.float64)


def _along(axis: int, part: slice, ndim: int) -> tuple[slice, ...]:
    if not -ndim <= axis < ndim:
        raise Failed("The output lacks the axis that the input has.", expected=f"an axis {axis}", got=f"{ndim} axes")
    return tuple(part if place == axis % ndim else slice(None) for place in range(ndim))


def _same(answer: Array, right: Array, message: str) -> None:
    broken = compare_close(answer, right, rtol=1e-5, atol=1e-7)
    if broken is not None:
        raise Failed(message, expected=broken.expected, got=broken.got, call=current().call_of(None))


def _failed(message: str, expected: str, got: str, value: Any) -> Failed:
    return Failed(message, expected=expected, got=got, call=current().call_of(value))
