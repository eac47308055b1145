"""fails: arrows_zero

Zero is divided by zero

At a minimum, a maximum or a saddle the gradient is $(0, 0)$ and has no direction. `0 / 0` is NaN, and NaN spreads to
all that is computed from it. Divide by 1 in such places.
"""

import numpy as np


def downhill(u, v):
    with np.errstate(all="ignore"):
        lengths = np.hypot(u, v)
        return -u / lengths, -v / lengths
