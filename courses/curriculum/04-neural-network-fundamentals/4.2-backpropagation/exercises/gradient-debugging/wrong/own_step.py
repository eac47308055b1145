"""fails: central

The step that was given is not the one that is used

Your $h$ is $10^{-5}$ whatever the argument says. Whoever wants to see how the error depends on $h$ can't.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        ahead, behind = x.copy(), x.copy()
        ahead[index] += 1e-5
        behind[index] -= 1e-5
        slopes[index] = (f(ahead) - f(behind)) / 2e-5
    return slopes
