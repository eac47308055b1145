"""fails: predict_example

The answer is the place of the class, not its label

`argmax` says in which column the largest entry stands. The labels are whatever the notebook uses, here 2 and 5: look them up in the classes.
"""

import numpy as np


def predict(known_counts, known_measures, labels, alpha, counts, measures):
    classes, log_prior = fit_prior(labels)
    model = (fit_counts(known_counts, labels, alpha), *fit_measures(known_measures, labels))
    return log_posterior(log_prior, log_likelihood(counts, measures, *model)).argmax(axis=1)
