"""One-hot labels and matrix products for all totals; expanded squares; logaddexp.reduce."""

import numpy as np


def _one_hot(labels):
    return (labels[:, None] == np.unique(labels)).astype(float)  # (n, k)


def fit_prior(labels):
    return np.unique(labels), np.log(_one_hot(labels).mean(axis=0))


def fit_counts(counts, labels, alpha):
    totals = _one_hot(labels).T @ counts + alpha
    return np.log(totals) - np.log(totals.sum(axis=-1))[:, None]


def fit_measures(measures, labels):
    hot = _one_hot(labels)
    means = hot.T @ measures / hot.sum(axis=0)[:, None]
    deviations = measures - hot @ means
    return means, np.clip(hot.T @ deviations**2 / hot.sum(axis=0)[:, None], 1e-6, None)


def log_likelihood(counts, measures, log_kinds, means, variances):
    precision = 1 / variances
    squares = measures**2 @ precision.T - 2 * measures @ (means * precision).T + (means**2 * precision).sum(axis=1)
    return counts @ log_kinds.T - squares / 2 - np.log(2 * np.pi * variances).sum(axis=1) / 2


def log_posterior(log_prior, log_likelihoods):
    scores = log_likelihoods + log_prior[np.newaxis]
    return scores - np.logaddexp.reduce(scores, axis=1)[:, np.newaxis]
