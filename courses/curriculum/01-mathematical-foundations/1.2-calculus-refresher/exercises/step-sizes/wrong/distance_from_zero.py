"""fails: distances_example

The distance is measured from the origin

The minimum lies at the middle $m$, and $\\|x\\|$ is the distance from $(0, 0)$. Subtract $m$ before taking the
length.
"""

import numpy as np


def distances(hessian, middle, start, step_size, steps):
    x, lengths = start, [np.linalg.norm(start)]
    for _ in range(steps):
        x = x - step_size * hessian @ (x - middle)
        lengths.append(np.linalg.norm(x))
    return np.array(lengths)
