"""A message read through fog. The judge makes up fogs, priors and messages, and answers the looks itself.

The bar of `foggy_messages` and the runs behind it are recorded in calibration.md.
"""

import numpy as np

from grader.checks import check, expect, input_not_modified, measure

BAR = 95  # percent of places read correctly; the reference reaches 97.6, with a deviation of 2.8 between messages

FOG = np.array([[0.8, 0.2], [0.4, 0.6]])
EVEN = np.array([0.5, 0.5])
SIGNS, PLACES, LOOKS = 8, 40, 200


@check("The worked example of a fog comes out right, also without smoothing", task=1,
       hint="Row 0 is about the times when 0 was sent. How often was it then seen as 0, and as 1?")
def fog_example(learner, rng):
    sent, seen = [0, 0, 0, 1, 1], [0, 0, 1, 1, 1]
    right = {1.0: [[0.6, 0.4], [0.25, 0.75]], 0: [[2 / 3, 1 / 3], [0.0, 1.0]], 3.0: [[5 / 9, 4 / 9], [3 / 8, 5 / 8]]}
    for answer, table in zip(learner.many("learn_fog", [(sent, seen, 2, alpha) for alpha in right]), right.values(),
                             strict=True):
        expect(answer).close_to(table)


@check("Any logs, with signs that are rare", task=1, needs=("fog_example",),
       hint="Do your rows sum to 1? Which of the two logs chooses the row?")
def fog_fresh(learner, rng):
    for k, n, alpha in [(4, 60, 0.5), (3, 20, 2.0), (6, 15, 0.1)]:
        sent, seen = _logs(rng, k, n)
        expect(learner.learn_fog(sent, seen, k, alpha)).close_to(_counted(sent, seen, k, alpha))


@check("A sign that was never sent can be seen as anything", task=1, needs=("fog_example",),
       hint="With alpha 0 its row would be 0 divided by 0. What does the contract say of such a row?")
def fog_never_sent(learner, rng):
    for k in (3, 5):
        sent, seen = _logs(rng, k, 25)
        pairs = [(i, j) for i, j in zip(sent, seen, strict=True) if i != 1]
        sent, seen = [i for i, _ in pairs], [j for _, j in pairs]
        expect(learner.learn_fog(sent, seen, k, 0)).close_to(_counted(sent, seen, k, 0))
    expect(learner.learn_fog([], [], 4, 0)).close_to(np.full((4, 4), 0.25))


@check("The worked example of a belief comes out right", task=2,
       hint="A 1 was seen. How probable was that for each of the two signs? That column of the fog is the likelihood.")
def update_example(learner, rng):
    calls = [(EVEN, [1], FOG), (EVEN, [1, 0], FOG), (EVEN, [0], FOG), (np.array([0.75, 0.25]), [1, 1], FOG),
             (np.array([0.2, 0.8]), [0, 1], FOG), (np.array([0.9, 0.1]), [1, 1, 1], FOG)]
    for answer, call in zip(learner.many("update", calls), calls, strict=True):
        expect(answer).close_to(_updated(*call))


@check("Any belief, any number of sightings", task=2, needs=("update_example",),
       hint="Every sighting counts, as often as it was made, and the belief from before counts once.")
def update_fresh(learner, rng):
    for k, n in [(3, 1), (5, 4), (8, 12), (4, 0), (6, 30)]:
        fog, belief = _fog(rng, k), rng.dirichlet(np.ones(k))
        seen = rng.choice(k, size=n, p=fog[rng.integers(k)]).tolist()
        answer = input_not_modified(learner, "update", belief, seen, fog)
        expect(answer).close_to(_updated(belief, seen, fog))


@check("Thousands of sightings don't make the belief vanish", task=2, needs=("update_example",),
       hint="A product of thousands of probabilities is 0 for a computer. Which operation does the same without getting small?")
def update_many(learner, rng):
    for k in (2, 4, 7):
        fog, belief = _fog(rng, k), rng.dirichlet(np.ones(k))
        fog[1] = fog[0] + rng.normal(size=k) * 2e-4 * fog[0]  # two signs that look nearly the same
        fog[1] /= fog[1].sum()
        seen = rng.choice(k, size=4000, p=fog[0] / fog[0].sum()).tolist()
        # Thousands of logarithms are added: single precision of the sum is enough here.
        expect(learner.update(belief, seen, fog)).close_to(_updated(belief, seen, fog), rtol=1e-4, atol=1e-5)


@check("What is impossible stays impossible", task=2, needs=("update_example",),
       hint="Zeros in the belief, zeros in the fog: do NaNs appear where a logarithm of 0 is used?")
def update_zeros(learner, rng):
    fog = np.array([[0.5, 0.5, 0.0], [0.0, 0.25, 0.75], [0.25, 0.5, 0.25]])
    calls = [(np.array([0.2, 0.8, 0.0]), [1], fog), (np.ones(3) / 3, [0, 2], fog),
             (np.array([0.5, 0.5, 0.0]), [0, 1], fog), (np.array([0.0, 1.0, 0.0]), [2, 1, 2], fog),
             (np.ones(3) / 3, [2] * 60 + [0], fog), (np.array([0.2, 0.5, 0.3]), [0] + [2] * 50 + [1], fog)]
    for answer, call in zip(learner.many("update", calls), calls, strict=True):
        expect(answer).close_to(_updated(*call))


@check("The worked example of an uncertainty comes out right", task=3,
       hint="A fair coin has 1 bit, and a certain belief has none.")
def uncertainty_example(learner, rng):
    for beliefs in ([[0.5, 0.5], [0.25, 0.75], [0.0, 1.0]], [[0.0, 1.0, 0.0], [0.5, 0.0, 0.5], [0.25, 0.25, 0.5]]):
        expect(learner.uncertainty(np.array(beliefs))).close_to(_entropies(beliefs))


@check("The uncertainty of any beliefs, with zeros or without", task=3, needs=("uncertainty_example",),
       hint="One number for each row. With k signs, all equally probable, it is log2(k).")
def uncertainty_fresh(learner, rng):
    for n, k in [(4, 3), (1, 8), (7, 5), (2, 1)]:
        beliefs = rng.dirichlet(np.ones(k), size=n)
        beliefs[0] = np.eye(k)[0]
        beliefs[-1] = 1 / k
        expect(learner.uncertainty(beliefs)).close_to(_entropies(beliefs))


@check("The worked example of a worth comes out right", task=4, needs=("update_fresh", "uncertainty_fresh"),
       hint="Two sightings are possible. How probable is each, and how uncertain are you after it?")
def worth_example(learner, rng):
    calls = [(EVEN, FOG), (np.array([0.25, 0.75]), FOG), (EVEN, np.eye(2)), (np.array([0.9, 0.1]), FOG),
             (np.array([0.2, 0.5, 0.3]), np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.0, 0.1, 0.9]]))]
    # A difference of two entropies: single precision is enough here and below.
    expect(learner.many("worth", calls)).close_to([_worth(*call) for call in calls], rtol=1e-4, atol=1e-5)


@check("The worth of any look", task=4, needs=("worth_example",),
       hint="The chance of a sighting is a sum over all signs that may have caused it, weighted by the belief.")
def worth_fresh(learner, rng):
    calls = [(rng.dirichlet(np.ones(k)), _fog(rng, k)) for k in (3, 4, 6, 8)]
    expect(learner.many("worth", calls)).close_to([_worth(*call) for call in calls], rtol=1e-4, atol=1e-5)


@check("Where nothing is uncertain, or nothing can be seen, a look is worth nothing", task=4, needs=("worth_example",),
       hint="Some sightings may have the probability 0: what do you divide by then?")
def worth_edges(learner, rng):
    blind = np.tile(rng.dirichlet(np.ones(4)), (4, 1))  # all signs look the same
    gap = _fog(rng, 4)
    gap[:, 2] = 0  # this is never seen
    gap /= gap.sum(axis=1, keepdims=True)
    calls = [(np.eye(4)[1], _fog(rng, 4)), (rng.dirichlet(np.ones(4)), blind), (rng.dirichlet(np.ones(4)), gap),
             (np.array([0.5, 0.0, 0.5, 0.0]), np.eye(4))]
    expect(learner.many("worth", calls)).close_to([_worth(*call) for call in calls], rtol=1e-4, atol=1e-5)


@check("On a clear night one look at each place is enough", task=5, needs=("update_zeros", "worth_edges"),
       hint="Where are you still uncertain after a look? The answer is a list of signs, one for each place in order.")
def clear_night(learner, rng):
    for k, length in [(5, 12), (9, 7)]:
        message = rng.integers(0, k, size=length)
        look = _keeper(rng, message, np.eye(k), length)
        answer = learner.read(look, length, length, rng.dirichlet(np.full(k, 5.0)), np.eye(k))
        expect(answer, because="There is one sign for each place.").shape(length)
        expect(answer).equal(message.tolist())


@check("Messages are read through the fog", task=5, points=3, needs=("clear_night",),
       hint="How are your looks spread over the places? Print for a fog of your own how often each place was looked at, "
            "and how sure you were of it at the end.")
def foggy_messages(learner, rng):
    def read_correctly(_draw):
        fog, prior = _night(rng)
        message = rng.choice(SIGNS, size=PLACES, p=prior)
        answer = learner.read(_keeper(rng, message, fog, LOOKS), PLACES, LOOKS, prior, fog)
        expect(answer, because="There is one sign for each place.").shape(PLACES).finite()
        return 100 * float(np.mean(np.asarray(answer, dtype=float) == message))

    measure("Signs read correctly", read_correctly, at_least=BAR, unit="%", draws=12, most_draws=24)


def _keeper(rng, message, fog, budget):
    """look(i), which counts: a look beyond the budget ends the check."""
    looks = 0

    def look(i):
        nonlocal looks
        looks += 1
        expect(looks, because="This counts your looks; the budget is used up.").at_most(budget)
        expect(i, because="This is the place that look was asked for.").kind("number").between(0, len(message) - 1)
        return int(rng.choice(len(fog), p=fog[message[int(i)]]))

    return look


def _night(rng):
    """A fog in which signs come through with 30 to 90 %, and how common the signs are."""
    clear = rng.permutation(np.linspace(0.3, 0.9, SIGNS))
    other = rng.dirichlet(np.full(SIGNS, 0.7), size=SIGNS) + 1e-3
    np.fill_diagonal(other, 0)
    fog = (1 - clear)[:, None] * other / other.sum(axis=1, keepdims=True) + np.diag(clear)
    prior = rng.dirichlet(np.full(SIGNS, 2.0)) + 0.01
    return fog, prior / prior.sum()


def _fog(rng, k):
    """A fog without symmetry and without zeros; signs mostly come through."""
    fog = rng.dirichlet(np.ones(k), size=k) + np.diag(rng.uniform(0.3, 1.5, size=k)) + 0.02
    return fog / fog.sum(axis=1, keepdims=True)


def _logs(rng, k, n):
    fog = _fog(rng, k)
    sent = np.concatenate([np.arange(k), rng.choice(k, size=n, p=rng.dirichlet(np.ones(k)))])
    return sent.tolist(), [int(rng.choice(k, p=fog[i])) for i in sent]


def _counted(sent, seen, k, alpha):
    counts = np.full((k, k), float(alpha))
    np.add.at(counts, (np.array(sent, dtype=int), np.array(seen, dtype=int)), 1)
    return np.array([row / row.sum() if row.sum() else np.full(k, 1 / k) for row in counts])


def _updated(belief, seen, fog):
    with np.errstate(divide="ignore"):
        scores = np.log(belief) + np.log(fog[:, seen]).sum(axis=1)
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()


def _entropies(beliefs):
    return np.array([-sum(p * np.log2(p) for p in row if p > 0) + 0.0 for row in beliefs])


def _worth(belief, fog):
    """As the mean divergence of the beliefs after the look from the belief before it."""
    total = 0.0
    for column in fog.T:
        joint = belief * column
        if joint.sum() > 0:
            after, there = joint / joint.sum(), joint > 0
            total += joint.sum() * float(np.sum(after[there] * np.log2(after[there] / belief[there])))
    return total
