"""fails: predict_ties

Of equal classes the last one wins

`argmax` takes the first of equal entries, `argsort(...)[-1]` and a loop with `>=` the last. The contract asks for the smallest label.
"""

import numpy as np


def predict(known_counts, known_measures, labels, alpha, counts, measures):
    classes, log_prior = fit_prior(labels)
    model = (fit_counts(known_counts, labels, alpha), *fit_measures(known_measures, labels))
    posterior = log_posterior(log_prior, log_likelihood(counts, measures, *model))
    return classes[len(classes) - 1 - posterior[:, ::-1].argmax(axis=1)]
