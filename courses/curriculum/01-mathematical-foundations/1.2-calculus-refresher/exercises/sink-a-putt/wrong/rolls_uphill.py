"""fails: roll_example

The ball is pulled uphill

The gradient points uphill, and gravity pulls against it: $-9.81\\, \\nabla h$.
"""

import numpy as np


def roll(hills, start, velocity, steps):
    path = [start]
    for _ in range(steps):
        pull = GRAVITY * gradient(hills, path[-1]) - FRICTION * velocity
        path.append(path[-1] + TIME * velocity)
        velocity = velocity + TIME * pull
    return np.array(path)
