"""fails: sensitivity_fresh

The slope is treated as if it stayed the same

When the stroke changes, the ball passes other places, where the slope is another. This path of the chain rule, from
$v_0$ over $p_k$ to $\\nabla h(p_k)$, is missing: it contributes $-9.81\\, H(p_k)\\, S_k$.
"""

import numpy as np


def sensitivity(hills, start, velocity, steps):
    moved, sped = np.zeros((2, 2)), np.eye(2)
    for _ in range(steps):
        moved, sped = moved + TIME * sped, sped - TIME * FRICTION * sped
    return moved
