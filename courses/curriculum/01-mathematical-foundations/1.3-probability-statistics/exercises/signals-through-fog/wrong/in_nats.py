"""fails: uncertainty_example

The entropy is in nats

`np.log` is the natural logarithm. A fair coin has 1 bit, or $\\ln 2 \\approx 0.693$ nats: use `np.log2`.
"""

import numpy as np


def uncertainty(beliefs):
    safe = np.where(beliefs > 0, beliefs, 1.0)
    return -np.sum(beliefs * np.log(safe), axis=1)
