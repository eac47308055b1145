"""fails: search_example

The length of the gradient is not squared

Moving by $-tg$ changes $f$ by about $g \\cdot (-tg) = -t \\|g\\|^2$: one factor $\\|g\\|$ is the slope, the other the
distance. With one of them missing, too little is asked for on steep ground and too much on flat ground.
"""

import numpy as np


def line_search_descent(f, gradient, start, steps):
    path = [start]
    for _ in range(steps):
        x, g, t = path[-1], gradient(path[-1]), 1.0
        while t > 1e-9 and f(x - t * g) > f(x) - 0.5 * t * np.linalg.norm(g):
            t = t / 2
        path.append(x - t * g)
    return np.array(path)
