"""fails: putt_level

The step size is far too small

With a hundredth of $1/s_1^2$ each step leaves 99 % of the miss, and after 60 steps more than half of it is still
there. Nothing is wrong with the direction.
"""

import numpy as np


def putt(hills, start, hole, steps):
    velocity = (hole - start) / (steps * TIME)
    for _ in range(60):
        miss = roll(hills, start, velocity, steps)[-1] - hole
        jacobian = sensitivity(hills, start, velocity, steps)
        velocity = velocity - 0.01 * jacobian.T @ miss / np.linalg.norm(jacobian, 2) ** 2
    return velocity
