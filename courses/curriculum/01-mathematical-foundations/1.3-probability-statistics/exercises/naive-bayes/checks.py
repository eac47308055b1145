"""A naive Bayes classifier for counts and measurements, part by part, then as a whole."""

import numpy as np

from grader.checks import check, expect, rows_sum_to_one

LABELS = np.array([5, 2, 2, 2])
COUNTS = np.array([[0, 4], [3, 1], [2, 0], [1, 1]])
MEASURES = np.array([[25.0, 3.0], [27.0, 5.0], [28.0, 1.0], [32.0, 2.0], [30.0, 3.0]])
NOTHING = np.zeros((4, 0))


@check("The worked example of a prior comes out right", task=1,
       hint="Two different labels, the smaller one first. Three of four are a 2.")
def prior_example(learner, rng):
    cases = [(LABELS, [2, 5], [0.75, 0.25]), (np.array([7, 7, -1, 4, 7]), [-1, 4, 7], [0.2, 0.2, 0.6])]
    for labels, right, shares in cases:
        classes, log_prior = _pair(learner.fit_prior(labels), "the classes and their log-shares")
        expect(classes, because="These are the classes.").equal(right)
        expect(log_prior, because="These are the log-shares.").close_to(np.log(shares))


@check("The prior of any labels in any order", task=1, needs=("prior_example",),
       hint="Shares are of all examples, logarithms natural. Labels can be any whole numbers.")
def prior_fresh(learner, rng):
    for k, n in [(3, 20), (5, 17), (1, 4)]:
        labels = _labels(rng, k, n)
        classes, log_prior = _pair(learner.fit_prior(labels), "the classes and their log-shares")
        expect(classes, because="These are the classes.").equal(np.unique(labels).tolist())
        expect(log_prior, because="These are the log-shares.").close_to(_fit(COUNTS, NOTHING, labels, 1.0)[0])


@check("The worked example of kinds comes out right", task=1,
       hint="Add up the calls of each class first, then add alpha to each number, then divide by the new sum.")
def kinds_example(learner, rng):
    for alpha, right in [(1.0, [[0.7, 0.3], [1 / 6, 5 / 6]]), (4.0, [[10 / 16, 6 / 16], [4 / 12, 8 / 12]])]:
        expect(learner.fit_counts(COUNTS, LABELS, alpha)).close_to(np.log(right))


@check("Any counts, any strength of smoothing", task=1, needs=("kinds_example",),
       hint="Does each row of probabilities sum to 1? The sum below has alpha once for every kind.")
def kinds_fresh(learner, rng):
    for k, n, v, alpha in [(3, 14, 5, 1.0), (2, 9, 7, 0.2), (4, 25, 3, 2.5), (1, 3, 4, 0.01)]:
        labels, counts = _labels(rng, k, n), rng.poisson(2.0, size=(n, v))
        counts[:, 1] = 0  # a kind that nobody was heard to use
        expect(learner.fit_counts(counts, labels, alpha)).close_to(_fit(counts, NOTHING, labels, alpha)[1])


@check("The worked example of measurements comes out right", task=2,
       hint="Take the rows of one class and compute mean and variance of each column. By what is the sum of squares divided?")
def measures_example(learner, rng):
    for labels in (np.array([2, 2, 5, 5, 5]), np.array([7, 3, 3, 7, 7])):
        means, variances = _pair(learner.fit_measures(MEASURES, labels), "the means and the variances")
        right = _fit(COUNTS, MEASURES, labels, 1.0)[2:]
        expect(means, axes=("class", "measurement"), because="These are the means.").close_to(right[0])
        expect(variances, axes=("class", "measurement"), because="These are the variances.").close_to(right[1])


@check("Any measurements; a variance is never below a millionth", task=2, needs=("measures_example",),
       hint="What is the variance of a single number, or of equal ones? Only what is too small gets replaced.")
def measures_fresh(learner, rng):
    for k, n, d in [(3, 20, 4), (2, 13, 1), (4, 6, 2)]:
        labels, measures = _labels(rng, k, n), rng.normal(rng.uniform(-5, 5), rng.uniform(0.5, 3), size=(n, d))
        labels[labels == labels[0]] = labels[1]
        labels[0] = 77  # a class with a single example
        means, variances = _pair(learner.fit_measures(measures, labels), "the means and the variances")
        right = _fit(COUNTS, measures, labels, 1.0)[2:]
        expect(means, axes=("class", "measurement"), because="These are the means.").close_to(right[0])
        # Where all numbers are equal up to rounding, the floor decides: 1e-6 itself has to be told from 0.
        expect(variances, axes=("class", "measurement"), because="These are the variances.").close_to(right[1], atol=1e-9)


@check("The worked example of a log-likelihood comes out right", task=3,
       hint="Work out one entry on paper: one hoot, two screeches, and the density of one length.")
def likelihood_example(learner, rng):
    kinds = np.log([[0.7, 0.3], [0.2, 0.8]])
    model = kinds, np.array([[26.0], [30.0]]), np.array([[1.0], [4.0]])
    for counts, measures in [([[1, 2]], [[26.0]]), ([[3, 0], [0, 5], [0, 0]], [[27.0], [31.0], [29.0]])]:
        counts, measures = np.array(counts), np.array(measures)
        expect(learner.log_likelihood(counts, measures, *model)).close_to(_likelihood(counts, measures, *model))


@check("Any numbers of examples, classes, kinds and measurements", task=3, needs=("likelihood_example",),
       hint="Examples in rows, classes in columns. With no measurements the sum over them is empty.")
def likelihood_fresh(learner, rng):
    for m, k, v, d in [(5, 3, 4, 2), (2, 4, 3, 1), (6, 2, 3, 0), (1, 1, 2, 5)]:
        counts, measures = rng.poisson(3.0, size=(m, v)), rng.normal(scale=3, size=(m, d))
        model = np.log(rng.dirichlet(np.ones(v), size=k)), rng.normal(size=(k, d)), rng.uniform(0.2, 4, size=(k, d))
        expect(learner.log_likelihood(counts, measures, *model)).close_to(_likelihood(counts, measures, *model))


@check("The worked example of a posterior comes out right", task=4,
       hint="3/4 times 0.1 and 1/4 times 0.3: what must both be divided by?")
def posterior_example(learner, rng):
    rows = np.log([[0.1, 0.3], [0.2, 0.2], [0.01, 0.07], [0.5, 0.1]])
    right = np.log([[0.5, 0.5], [0.75, 0.25], [0.3, 0.7], [15 / 16, 1 / 16]])
    expect(learner.log_posterior(np.log([0.75, 0.25]), rows)).close_to(right)


@check("The posterior of any likelihoods sums to 1", task=4, needs=("posterior_example",),
       hint="Each row is divided by its own sum. Which axis are the classes?")
def posterior_fresh(learner, rng):
    for m, k in [(4, 3), (1, 5), (7, 2), (3, 1)]:
        log_prior, rows = np.log(rng.dirichlet(2 * np.ones(k))), rng.uniform(-9, 3, size=(m, k))
        answer = learner.log_posterior(log_prior, rows)
        expect(answer).close_to(_posterior(log_prior, rows))
        rows_sum_to_one(np.exp(np.asarray(answer, dtype=float)))


@check("Thousands of calls don't make it underflow", task=4, needs=("posterior_example",),
       hint="Adding the same number to all scores of a row changes no posterior. Which number would make them harmless?")
def posterior_far(learner, rng):
    for m, k in [(3, 4), (5, 2), (2, 6)]:
        log_prior = np.log(rng.dirichlet(2 * np.ones(k)))
        rows = rng.uniform(-5, 5, size=(m, k)) + rng.choice([-40_000.0, -3_000.0, 2_000.0], size=(m, 1))
        rows[0] *= 30  # classes that differ by hundreds of nats
        expect(learner.log_posterior(log_prior, rows)).close_to(_posterior(log_prior, rows))


@check("The worked example is named", task=5,
       needs=("prior_fresh", "kinds_fresh", "likelihood_example", "posterior_fresh"),
       hint="The place of the largest posterior is not the label: look the label up.")
def predict_example(learner, rng):
    new = np.array([[1, 0], [0, 3], [2, 1], [0, 1], [1, 4]])
    expect(learner.predict(COUNTS, NOTHING, LABELS, 1.0, new, np.zeros((5, 0)))).equal([2, 5, 2, 2, 5])


@check("New owls are named by all that was seen of them", task=5, points=2,
       needs=("predict_example", "measures_fresh", "likelihood_fresh", "posterior_far"),
       hint="Prior, counts and measurements all take part. Print the posterior of an owl that is named differently.")
def predict_fresh(learner, rng):
    for k, v, d, calls in [(3, 5, 2, 6), (4, 3, 3, 2), (2, 400, 1, 4000), (5, 6, 0, 9)]:
        known, new = _owls(rng, k, v, d, calls)
        expect(learner.predict(*known, 0.5, *new)).equal(_named(*known, 0.5, *new))


@check("Of equally probable classes it is the smallest label", task=5, needs=("predict_example",),
       hint="argmax takes the first of equal entries. In which order are your classes?")
def predict_ties(learner, rng):
    for smaller, larger in [(3, 8), (-4, 1), (10, 11)]:
        counts = rng.poisson(3.0, size=(4, 3)) + 1
        labels = np.array([larger] * 4 + [smaller] * 4)  # both classes have the very same examples
        labels = labels if smaller < 0 else labels[::-1]
        new = rng.poisson(3.0, size=(3, 3))
        answer = learner.predict(np.vstack([counts, counts]), np.zeros((8, 0)), labels, 1.0, new, np.zeros((3, 0)))
        expect(answer).equal([smaller] * 3)


def _pair(answer, what):
    expect(answer, because=f"Returned are two things: {what}.").kind("tuple", "list").length(2)
    return answer


def _labels(rng, k, n):
    """n labels of k classes, any whole numbers, each class at least twice where n allows it."""
    names = rng.choice(np.arange(-20, 60), size=k, replace=False)
    shares = rng.dirichlet(3 * np.ones(k))
    places = np.concatenate([np.tile(np.arange(k), 2)[:n], rng.choice(k, size=max(n - 2 * k, 0), p=shares)])
    return names[rng.permutation(places)]


def _fit(counts, measures, labels, alpha):
    classes = np.unique(labels)
    log_prior = np.log([np.mean(labels == y) for y in classes])
    n = min(len(counts), len(labels))
    totals = np.array([counts[:n][labels[:n] == y].sum(axis=0) for y in classes]) + alpha
    n = min(len(measures), len(labels))
    groups = [measures[:n][labels[:n] == y] for y in classes] if measures.shape[1] else []
    means = np.array([group.mean(axis=0) for group in groups]) if groups else np.zeros((len(classes), 0))
    variances = np.array([group.var(axis=0) for group in groups]) if groups else np.zeros((len(classes), 0))
    return log_prior, np.log(totals / totals.sum(axis=1, keepdims=True)), means, np.maximum(variances, 1e-6)


def _likelihood(counts, measures, log_kinds, means, variances):
    rows = np.zeros((len(counts), len(log_kinds)))
    for i, (count, measure) in enumerate(zip(counts, measures, strict=True)):
        for y, (kind, mean, variance) in enumerate(zip(log_kinds, means, variances, strict=True)):
            density = -0.5 * np.log(2 * np.pi * variance) - (measure - mean) ** 2 / (2 * variance)
            rows[i, y] = count @ kind + density.sum()
    return rows


def _posterior(log_prior, rows):
    scores = log_prior + rows
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def _owls(rng, k, v, d, calls):
    """Known owls with labels, and new ones that are named with a margin: rounding decides nothing."""
    labels = _labels(rng, k, 12 * k)
    kinds = {y: rng.dirichlet(np.full(v, 2.0)) for y in np.unique(labels)}
    middles = {y: rng.normal(scale=1.2, size=d) for y in kinds}

    def page(names):
        counts = np.array([rng.multinomial(rng.integers(1, calls + 1), kinds[y]) for y in names])
        return counts, np.array([middles[y] + rng.normal(size=d) for y in names]).reshape(len(names), d)

    known = (*page(labels), labels)
    counts, measures = page(rng.choice(labels, size=40))
    log_prior, *model = _fit(*known, 0.5)
    ranked = np.sort(_posterior(log_prior, _likelihood(counts, measures, *model)), axis=1)
    clear = ranked[:, -1] - ranked[:, -2] > 1e-3  # nats: far above rounding in single precision
    return known, (counts[clear], measures[clear])


def _named(known_counts, known_measures, labels, alpha, counts, measures):
    log_prior, *model = _fit(known_counts, known_measures, labels, alpha)
    posterior = _posterior(log_prior, _likelihood(counts, measures, *model))
    return np.unique(labels)[posterior.argmax(axis=1)].tolist()
