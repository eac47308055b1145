"""fails: waiting_example

Waits that hadn't ended are left out

They are no full measurements, but they say something: the owl was silent for *at least* so long. Long waits are the ones that get cut off, and
without them the rate comes out too high. Each multiplies the likelihood by $e^{-\\lambda t}$.
"""

import numpy as np


def fit_waiting(times: np.ndarray, ended: np.ndarray) -> float:
    return float(np.sum(ended) / np.sum(times[ended]))
