"""fails: putt_level

The correction goes uphill

The gradient of half the squared miss is $S^T r$ with $r$ = end minus hole. Going *along* it makes the miss larger
with every step.
"""

import numpy as np


def putt(hills, start, hole, steps):
    velocity = (hole - start) / (steps * TIME)
    for _ in range(10):
        miss = roll(hills, start, velocity, steps)[-1] - hole
        jacobian = sensitivity(hills, start, velocity, steps)
        velocity = velocity + jacobian.T @ miss / np.linalg.norm(jacobian, 2) ** 2
    return velocity
