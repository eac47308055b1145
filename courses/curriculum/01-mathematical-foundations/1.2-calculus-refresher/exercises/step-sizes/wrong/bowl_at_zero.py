"""fails: distances_example

The gradient forgets the middle

$Hx$ is zero at the origin, so your descent runs to the origin. The bowl has its minimum at $m$, and its gradient is
$H(x - m)$.
"""

import numpy as np


def distances(hessian, middle, start, step_size, steps):
    x, lengths = start, [np.linalg.norm(start - middle)]
    for _ in range(steps):
        x = x - step_size * hessian @ x
        lengths.append(np.linalg.norm(x - middle))
    return np.array(lengths)
