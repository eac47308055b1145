"""fails: boost_example

Every tree is fitted to y itself

Then all trees are the same, and the sum runs away. Fit each tree to what is still missing: $y$ minus the prediction so far.
"""

import numpy as np


def boost(tree, x, y, x_new, rounds, rate):
    new = np.full(len(x_new), y.mean())
    for _ in range(rounds):
        tree.fit(x, y)
        new = new + rate * tree.predict(x_new)
    return new
