"""fails: waiting_example

Waits that hadn't ended are counted as ended

When you left, no owl called. These waits contribute $e^{-\\lambda t}$ to the likelihood without the factor $\\lambda$: they add to the time, not to the
number of calls.
"""

import numpy as np


def fit_waiting(times: np.ndarray, ended: np.ndarray) -> float:
    return float(len(times) / np.sum(times))
