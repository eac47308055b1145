"""fails: corrected_example

A probability of 1 divides by 0

$p / (1 - p)$ has no value at 1, and infinity over infinity is NaN. Write $pf / (pf + 1 - p)$.
"""

import numpy as np


def corrected(p, there, here):
    with np.errstate(all="ignore"):
        odds = p / (1 - p) * (here / (1 - here)) / (there / (1 - there))
        return odds / (1 + odds)
