"""fails: predict_fresh

Only the calls are used

The measurements are evidence as well, and often the better one. Their log-densities are added to the score of the calls.
"""

import numpy as np


def predict(known_counts, known_measures, labels, alpha, counts, measures):
    classes, log_prior = fit_prior(labels)
    scores = counts @ fit_counts(known_counts, labels, alpha).T
    return classes[log_posterior(log_prior, scores).argmax(axis=1)]
