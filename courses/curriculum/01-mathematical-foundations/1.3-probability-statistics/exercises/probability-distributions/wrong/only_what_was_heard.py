"""fails: shares_example

Kinds that never occur are missing

`np.unique` (and a dictionary of counts) knows only what it has met, so that the shares move to wrong places. A kind that wasn't heard has a
share, and it is 0.
"""

import numpy as np


def frequencies(observed: np.ndarray, count: int) -> np.ndarray:
    return np.unique(observed, return_counts=True)[1] / len(observed)
