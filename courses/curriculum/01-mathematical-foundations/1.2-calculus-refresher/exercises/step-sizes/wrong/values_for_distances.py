"""fails: distances_example

The values of f are returned

$f$ is half of a weighted *square* of the distance, so it shrinks about twice as fast on a logarithmic scale. Asked
for is the distance.
"""

import numpy as np


def distances(hessian, middle, start, step_size, steps):
    error, values = start - middle, []
    for _ in range(steps + 1):
        values.append(0.5 * error @ hessian @ error)
        error = error - step_size * hessian @ error
    return np.array(values)
