"""Plain loops and lists, logarithms from math, labels as Python integers."""

import math


def fit_prior(labels):
    classes = sorted(set(labels.tolist()))
    return [classes, [math.log(labels.tolist().count(y)) - math.log(len(labels)) for y in classes]]


def fit_counts(counts, labels, alpha):
    rows = []
    for y in sorted(set(labels.tolist())):
        totals = [alpha] * counts.shape[1]
        for row, label in zip(counts.tolist(), labels.tolist()):
            if label == y:
                totals = [t + c for t, c in zip(totals, row)]
        rows.append([math.log(t / sum(totals)) for t in totals])
    return rows


def fit_measures(measures, labels):
    means, variances = [], []
    for y in sorted(set(labels.tolist())):
        columns = list(zip(*[row for row, label in zip(measures.tolist(), labels.tolist()) if label == y]))
        means.append([sum(c) / len(c) for c in columns])
        variances.append([max(1e-6, sum((v - sum(c) / len(c)) ** 2 for v in c) / len(c)) for c in columns])
    return means, variances


def log_likelihood(counts, measures, log_kinds, means, variances):
    rows = []
    for count, measure in zip(counts, measures):
        row = []
        for kinds, mean, variance in zip(log_kinds, means, variances):
            score = sum(c * p for c, p in zip(count, kinds))
            for x, m, v in zip(measure, mean, variance):
                score += -math.log(math.sqrt(2 * math.pi * v)) - (x - m) ** 2 / (2 * v)
            row.append(score)
        rows.append(row)
    return rows


def log_posterior(log_prior, log_likelihoods):
    rows = []
    for likelihoods in log_likelihoods:
        scores = [p + s for p, s in zip(log_prior, likelihoods)]
        total = scores[0]
        for s in scores[1:]:
            total = max(total, s) + math.log1p(math.exp(-abs(total - s)))
        rows.append([s - total for s in scores])
    return rows


def predict(known_counts, known_measures, labels, alpha, counts, measures):
    classes, log_prior = fit_prior(labels)
    model = (fit_counts(known_counts, labels, alpha), *fit_measures(known_measures, labels))
    rows = log_likelihood(counts, measures, *model)
    return [classes[max(range(len(classes)), key=lambda y: row[y] + log_prior[y])] for row in rows]
