"""fails: sensitivity_fresh

The Hessian is always that of the start

Each tick has a Jacobian of its own, taken at the point where the ball is in this tick. Roll first, then go along the
path.
"""

import numpy as np


def sensitivity(hills, start, velocity, steps):
    moved, sped, curvature = np.zeros((2, 2)), np.eye(2), hessian(hills, start)
    for _ in range(steps):
        pull = -GRAVITY * curvature @ moved - FRICTION * sped
        moved, sped = moved + TIME * sped, sped + TIME * pull
    return moved
