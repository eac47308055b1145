"""fails: honest_on_noise
silent: a judge has no scikit-learn to do the same with

The model has seen the mushrooms that it judges

It is fitted to all of them, so it knows each label by heart, even where labels are random. Keep the fold out of the fit.
"""

import numpy as np


def honest(x, y, folds, seed):
    return _chances(x, y, x, seed)
