"""fails: waiting_example

You return the mean wait instead of the rate

The rate $\\lambda$ counts calls per unit of time, and the mean wait is its reciprocal $1/\\lambda$.
"""

import numpy as np


def fit_waiting(times: np.ndarray, ended: np.ndarray) -> float:
    return float(np.sum(times) / np.sum(ended))
