"""fails: nudge_example

The distance of the two points is taken for h

From $x - h$ to $x + h$ it is $2h$. Dividing by $h$ makes every slope twice too large.
"""

import numpy as np


def numerical_gradient(f, x, h):
    return np.array([(f(x + nudge) - f(x - nudge)) / h for nudge in h * np.eye(len(x))])
