"""fails: nudge_example

The difference is taken to one side

$(f(x + h) - f(x)) / h$ is wrong by about $\\tfrac12 h f''$. The central difference looks at both sides, where these
errors cancel, and is wrong only by something of the order $h^2$.
"""

import numpy as np


def numerical_gradient(f, x, h):
    return np.array([(f(x + nudge) - f(x)) / h for nudge in h * np.eye(len(x))])
