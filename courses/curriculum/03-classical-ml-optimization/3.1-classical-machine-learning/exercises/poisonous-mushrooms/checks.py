"""Decisions with unequal costs, under another share than that of the data. Every forest is invented for its submission.

The bars of `ranks_well` and `basket_sorted` and the runs behind them are recorded in calibration.md.
"""

import numpy as np

from grader.checks import check, expect, input_not_modified, measure

AREA = 0.93  # calibration.md
COST = 65  # percent of the cost of throwing everything away; calibration.md
SHARE, ILL, WASTE = 0.05, 100.0, 1.0

Y = np.array([1, 0, 1, 0, 0])


@check("The worked example of a cost comes out right, and three more", task=1,
       hint="Two kinds of mistakes, each with its own price. Right decisions are free.")
def cost_example(learner, rng):
    calls = [(Y, np.array(thrown), ill, waste) for thrown, ill, waste in
             [([1, 1, 0, 0, 0], 10, 1), ([0, 0, 0, 0, 0], 10, 1), ([1, 1, 1, 1, 1], 10, 2), ([0, 1, 0, 1, 1], 3, 7)]]
    expect(learner.many("mean_cost", calls)).close_to([_cost(*call) for call in calls])


@check("The cost of any decisions", task=1, needs=("cost_example",),
       hint="The mean is taken over all mushrooms, those that cost nothing included.")
def cost_fresh(learner, rng):
    calls = []
    for n in (1, 8, 50, 300):
        y, thrown = (rng.random(n) < 0.3).astype(int), (rng.random(n) < 0.6).astype(int)
        calls.append((y, thrown, float(rng.uniform(5, 50)), float(rng.uniform(0.5, 4))))
    expect(learner.many("mean_cost", calls)).close_to([_cost(*call) for call in calls])


@check("The worked example of a threshold comes out right, also for other scores", task=2, needs=("cost_fresh",),
       hint="Write down the five decisions that the five scores lead to, and what each costs.")
def threshold_example(learner, rng):
    scores = np.array([0.9, 0.4, 0.3, 0.2, 0.1])
    for shown in (scores, 3 * scores - 2, scores**2):
        expect(learner.best_threshold(Y, shown, 10, 1)).close_to(_best(Y, shown, 10, 1))


@check("Of equally cheap thresholds the highest wins, and it may be infinity", task=2, needs=("threshold_example",),
       hint="Go from the highest threshold to the lowest, and change your mind only for less.")
def threshold_ties(learner, rng):
    scores = np.array([0.9, 0.7, 0.5, 0.3])
    for y, ill, waste in [([0, 0, 0, 0], 9, 1), ([0, 1, 0, 1], 1, 1), ([1, 0, 1, 0], 1, 1), ([0, 0, 1, 0], 2, 1)]:
        expect(learner.best_threshold(np.array(y), scores, ill, waste)).close_to(_best(np.array(y), scores, ill, waste))


@check("The best threshold for any scores and costs", task=2, needs=("threshold_ties",),
       hint="At least: the mushroom at the threshold is thrown away as well. Is infinity among your thresholds?")
def threshold_fresh(learner, rng):
    for n, ill, waste in [(12, 5, 1), (30, 2, 3), (25, 40, 1), (9, 1, 30)]:
        ill, waste = ill + float(rng.uniform(0, 0.5)), waste + float(rng.uniform(0, 0.5))  # no two thresholds cost the same
        y = rng.permutation(np.arange(n) < n // 3).astype(int)
        scores = np.round(rng.normal(size=n) + y, 1)
        answer = learner.best_threshold(y, scores, ill, waste)
        expect(answer, because="A threshold and its cost.").close_to(_best(y, scores, ill, waste))


@check("The worked example of a correction comes out right", task=3,
       hint="Go over to odds, multiply, and come back: odds o are the probability o / (1 + o).")
def corrected_example(learner, rng):
    p = np.array([0.5, 0.8, 0.0, 1.0])
    for there, here in [(0.4, 0.05), (0.05, 0.4), (0.3, 0.3)]:
        expect(learner.corrected(p, there, here)).close_to(_corrected(p, there, here))


@check("Any probabilities are corrected, 0 and 1 included, and stay what they were in the original", task=3,
       needs=("corrected_example",), hint="p / (1 - p) divides by 0 where p is 1. Can the formula be written without it?")
def corrected_fresh(learner, rng):
    for n in (1, 6, 40):
        p = np.append(rng.random(n), [0.0, 1.0])
        there, here = rng.uniform(0.02, 0.9, size=2).tolist()
        expect(input_not_modified(learner, "corrected", p, there, here)).close_to(_corrected(p, there, here))


@check("Where there is nothing to learn, nothing is learned", task=4,
       hint="Labels are random here. Whoever predicts them anyway has seen them: is the fold kept out of the fit?")
def honest_on_noise(learner, rng):
    x, y, folds = rng.normal(size=(240, 5)), rng.permutation(np.arange(240) % 2), rng.permutation(np.arange(240) % 4)
    p = learner.honest(x, y, folds + 3, int(rng.integers(1000)))
    expect(p).shape(240).between(0, 1)
    # An honest area is 0.5 with a standard error of 0.04; one that has seen the labels is near 1.
    expect(_area(y, np.asarray(p, dtype=float)), because="This is the area below the ROC curve, on noise.").at_most(0.75)


@check("The poisonous ones get the higher probabilities", task=4, points=2, needs=("honest_on_noise",),
       hint="Is column 1 of predict_proba the one you return? Try another model: the groups aren't separated by one line.")
def ranks_well(learner, rng):
    def area(_draw):
        x, y = _gather(rng, _forest(rng), 600, 0.4)
        p = learner.honest(x, y, rng.permutation(np.arange(600) % 3), int(rng.integers(1000)))
        expect(p).shape(600).between(0, 1)
        return _area(y, np.asarray(p, dtype=float))

    measure("Area below the ROC curve", area, at_least=AREA, draws=6)


@check("With equal costs and shares nothing special happens", task=5, needs=("corrected_fresh",),
       hint="There is one answer for each mushroom of the basket, 0 or 1.")
def basket_easy(learner, rng):
    y, truth = rng.permutation(np.arange(300) % 2), rng.permutation(np.arange(90) % 2)
    x, basket = rng.normal(size=(300, 3)), rng.normal(size=(90, 3))
    x[:, 1] += 12 * y
    basket[:, 1] += 12 * truth
    thrown = learner.sort_basket(x, y, basket, 0.5, 1, 1, 7)
    expect(thrown).shape(90)
    # Twelve standard deviations lie between the two groups: two strays leave room for any model.
    wrong = int(np.sum(np.asarray(thrown) != truth))
    expect(wrong, because="This counts the mistakes among 90 mushrooms that are very easy to tell apart.").at_most(2)


@check("Baskets from forests that nobody has seen are sorted at a low cost", task=5, points=3,
       needs=("basket_easy",),
       hint="Which probability makes throwing away as dear as keeping? Whose share does your model believe in?")
def basket_sorted(learner, rng):
    def cost(_draw):
        forest = _forest(rng)
        x, y = _gather(rng, forest, 600, 0.4)
        basket, truth = _gather(rng, forest, 1500, SHARE)
        thrown = learner.sort_basket(x, y, basket, SHARE, ILL, WASTE, int(rng.integers(1000)))
        expect(thrown, because="There is one answer for each mushroom.").shape(1500).between(0, 1)
        decided = (np.asarray(thrown, dtype=float) >= 0.5).astype(int)
        return 100 * _cost(truth, decided, ILL, WASTE) / _cost(truth, np.ones(1500), ILL, WASTE)

    measure("Cost, compared with throwing everything away", cost, at_most=COST, unit="%", draws=5)


def _cost(y, thrown, ill, waste):
    return float(np.mean(np.where(y == 1, ill * (thrown == 0), waste * (thrown == 1))))


def _best(y, scores, ill, waste):
    best = np.inf, _cost(y, np.zeros(len(y)), ill, waste)
    for threshold in np.unique(scores)[::-1]:
        cost = _cost(y, scores >= threshold, ill, waste)
        if cost < best[1] - 1e-9:  # rounding makes no threshold cheaper
            best = float(threshold), cost
    return best


def _corrected(p, there, here):
    for_poison, for_good = p * here / there, (1 - p) * (1 - here) / (1 - there)
    return for_poison / (for_poison + for_good)


def _area(y, p):
    gaps = p[y == 1][:, None] - p[y == 0]
    return float(np.mean((gaps > 0) + 0.5 * (gaps == 0)))


SPECIES, POISONOUS = 14, 5


def _forest(rng):
    """The species of one forest: what their numbers look like, and which marks they tend to have; five are poisonous."""
    numbers = rng.normal(size=(SPECIES, 4)) * [3.0, 2.5, 4.0, 0.8] + [8.0, 7.0, 12.0, 2.0]
    marks = rng.random((SPECIES, 4)) ** 2  # chances of four marks: ring, blue when cut, milk, warts
    return numbers, np.where(marks > 0.3, 0.9, 0.1)


def _gather(rng, forest, count, share):
    """`count` mushrooms, this share of them poisonous: (count, 8), and 1 for poisonous."""
    numbers, marks = forest
    poisonous = rng.permutation(np.arange(count) < round(share * count)).astype(int)
    species = np.where(poisonous == 1, rng.integers(POISONOUS, size=count), rng.integers(POISONOUS, SPECIES, size=count))
    measured = numbers[species] + rng.normal(size=(count, 4)) * [1.5, 1.5, 2.0, 0.5]
    return np.column_stack([measured, rng.random((count, 4)) < marks[species]]), poisonous
