"""Estimates of maximum likelihood: closed forms against the judge's own, and a slope that has to be searched for."""

import numpy as np

from grader.checks import check, expect, gradient_agrees

CALLS = np.array([1.0, 3.0, 4.0, 5.0, 7.0])


@check("The worked example of two outcomes comes out right", task=1,
       hint="Three of four were a 1. Which probability makes just that most likely?")
def bernoulli_example(learner, rng):
    expect(learner.fit_bernoulli(np.array([1, 1, 0, 1]))).close_to(0.75)


@check("Any zeros and ones, also all the same", task=1, needs=("bernoulli_example",),
       hint="Where only ones were seen, the likelihood is largest at 1 itself: nothing is smoothed.")
def bernoulli_fresh(learner, rng):
    seen = [np.ones(3, dtype=int), np.zeros(5, dtype=int), *(rng.integers(0, 2, size=n) for n in (1, 9, 30, 47))]
    expect(learner.many("fit_bernoulli", [(some,) for some in seen])).close_to([some.mean() for some in seen])


@check("The worked example of many outcomes comes out right", task=1,
       hint="Five kinds are possible, whatever occurred. The share of each is asked for.")
def categorical_example(learner, rng):
    outcomes = np.array([0, 3, 0, 1, 0, 3, 1, 0])
    expect(learner.fit_categorical(outcomes, 5)).close_to([0.5, 0.25, 0.0, 0.25, 0.0])


@check("Any number of kinds, some of which never occur", task=1, needs=("categorical_example",),
       hint="Divide by the number of outcomes. What has not occurred has the estimate 0.")
def categorical_fresh(learner, rng):
    for count, n in [(4, 23), (3, 50), (11, 6), (2, 1)]:
        outcomes = rng.integers(0, count, size=n)
        expect(learner.fit_categorical(outcomes, count), constants={"n": n}).close_to(
            [np.mean(outcomes == kind) for kind in range(count)])


@check("The worked example of a Gaussian comes out right", task=2,
       hint="Set the derivative of the log-likelihood by the variance to zero: which number does the sum get divided by?")
def gaussian_example(learner, rng):
    answers = learner.many("fit_gaussian", [(CALLS,), (CALLS[:2],), (np.array([2.0, -1.0, 5.0, 2.0]),)])
    for answer, right in zip(answers, [(4.0, 4.0), (2.0, 1.0), (2.0, 4.5)], strict=True):
        expect(answer).close_to(right)


@check("Any numbers, also a single one", task=2, needs=("gaussian_example",),
       hint="The mean comes first, the variance second, and the variance isn't the standard deviation.")
def gaussian_fresh(learner, rng):
    for n in (3, 10, 61):
        x = rng.normal(rng.uniform(-9, 9), rng.uniform(0.3, 6), size=n)
        expect(learner.fit_gaussian(x), constants={"n": n}).close_to([x.mean(), x.var()])
    expect(learner.fit_gaussian(np.array([7.25]))).close_to([7.25, 0.0])


@check("The variance of huge numbers that differ little", task=2, needs=("gaussian_example",),
       hint="Two numbers near 10 to the 16th were subtracted somewhere. Can you subtract before you square?")
def far_from_zero(learner, rng):
    for _ in range(3):
        offsets = rng.integers(-8, 9, size=12).astype(float) * 0.5
        x = float(rng.integers(80_000_000, 99_000_000)) + offsets
        answer = learner.fit_gaussian(x)
        expect(answer).length(2)
        # The deviations are exact halves; the mean is rounded to about 1e-8, which leaves seven digits of the variance.
        expect(answer[1], because="This is the variance.").close_to(float(offsets.var()), rtol=1e-5)


@check("The worked example of a log-likelihood comes out right", task=3,
       hint="Every x contributes two terms: one from the factor of the density, one from its exponent.")
def likelihood_example(learner, rng):
    calls = [(CALLS, 4.0, 4.0), (CALLS, 3.0, 2.0), (CALLS[:1], 1.0, 1.0)]
    expect(learner.many("gaussian_log_likelihood", calls)).close_to([_log_likelihood(*call) for call in calls])


@check("The log-likelihood of numbers near and very far", task=3, needs=("likelihood_example",),
       hint="The density of something a hundred deviations off is 0 for a computer. Its logarithm can be written down "
            "without it.")
def likelihood_fresh(learner, rng):
    calls = []
    for n, far in [(4, 1.0), (17, 3.0), (6, 100.0), (9, 300.0)]:
        mean, variance = float(rng.uniform(-5, 5)), float(rng.uniform(0.2, 9))
        calls.append((mean + far * np.sqrt(variance) * rng.normal(size=n), mean, variance))
    expect(learner.many("gaussian_log_likelihood", calls)).close_to([_log_likelihood(*call) for call in calls])


@check("Nothing is more likely than your estimate", task=3, needs=("gaussian_fresh", "likelihood_fresh"),
       hint="Move the mean or the variance of your estimate a little: your own log-likelihood should not get larger.")
def estimate_is_the_top(learner, rng):
    x = rng.normal(rng.uniform(-3, 3), rng.uniform(0.8, 2.0), size=15)
    answer = learner.fit_gaussian(x)
    expect(answer).close_to([x.mean(), x.var()])
    gradient_agrees(lambda at: learner.gaussian_log_likelihood(x, float(at[0]), float(at[1])),
                    np.zeros(2), np.asarray(answer, dtype=float))


@check("The worked example of waits comes out right", task=4,
       hint="Write down the logarithm of each of the four contributions and add them up. Where is the derivative 0?")
def waiting_example(learner, rng):
    times = np.array([2.0, 5.0, 3.0, 10.0])
    ended = np.array([True, True, True, False])
    calls = [(times, ended), (times, ~ended), (times, np.array([True, False, False, True])),
             (times, np.ones(4, dtype=bool))]
    expect(learner.many("fit_waiting", calls)).close_to([0.15, 0.05, 0.1, 0.2])


@check("Any waits, whether all ended or only one", task=4, needs=("waiting_example",),
       hint="A wait that goes on has a share in the exponent, and none in the factor before it.")
def waiting_fresh(learner, rng):
    calls = []
    for n, share in [(8, 0.5), (21, 0.2), (5, 1.0), (1, 1.0)]:
        ended = rng.random(n) < share
        ended[0] = True
        calls.append((rng.exponential(rng.uniform(0.5, 20), size=n) + 0.01, ended))
    expect(learner.many("fit_waiting", calls)).close_to([ended.sum() / times.sum() for times, ended in calls])


@check("The worked example of a slope comes out right", task=5,
       hint="At your w the score should be 0. Print it for a few values of w: on which side of the estimate is it positive?")
def slope_example(learner, rng):
    x, y = np.ones(4), np.array([1, 1, 1, 0])
    calls = [(x, y), (x, 1 - y), (-2 * x, y)]
    answers = learner.many("fit_slope", calls)
    # Six digits after the point are promised.
    expect(answers).close_to([np.log(3), -np.log(3), -np.log(3) / 2], rtol=0, atol=1e-6)


@check("The slope of any nights, cold or warm, few or many", task=5, points=2, needs=("slope_example",),
       hint="Temperatures can be large, and the estimate small or large. A fixed step that suits one table fails on another.")
def slope_fresh(learner, rng):
    nights = [_nights(rng, n, size, slope) for n, size, slope in [(40, 1.0, 1.5), (300, 12.0, -0.1), (1000, 0.3, 4.0),
                                                                  (150, 4.0, 0.0), (25, 2.0, -0.8)]]
    answers = learner.many("fit_slope", nights)
    # Six digits after the point are promised.
    expect(answers).close_to([_slope(x, y) for x, y in nights], rtol=0, atol=1e-6)


def _log_likelihood(x, mean, variance):
    return float(-0.5 * len(x) * np.log(2 * np.pi * variance) - np.sum((x - mean) ** 2) / (2 * variance))


def _sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def _nights(rng, n, size, slope):
    """Temperatures and calls with an estimate well inside the bounds: in some nights the less likely thing happens."""
    while True:
        x = np.clip(rng.normal(0.2 * size, size, size=n), -40, 40)
        y = (rng.random(n) < _sigmoid(slope * x)).astype(int)
        if _score(-9.0, x, y) > 0 > _score(9.0, x, y):
            return x, y


def _score(w, x, y):
    return float(np.sum(x * (y - _sigmoid(w * x))))


def _slope(x, y):
    low, high = -9.0, 9.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _score(middle, x, y) > 0 else (low, middle)
    return (low + high) / 2
