"""fails: shares_example

You divide by the number of kinds

`count` says how many kinds there can be. A share is a part of all *observations*: divide by their number, and the shares add up to 1.
"""

import numpy as np


def frequencies(observed: np.ndarray, count: int) -> np.ndarray:
    return np.bincount(observed, minlength=count) / count
