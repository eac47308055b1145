"""fails: roll_example

The ball moves by the new velocity

Both new values are made of the old ones. Here the velocity is updated first, and the point then uses what is new
already: the ball is one tick ahead.
"""

import numpy as np


def roll(hills, start, velocity, steps):
    path = [start]
    for _ in range(steps):
        velocity = velocity + TIME * (-GRAVITY * gradient(hills, path[-1]) - FRICTION * velocity)
        path.append(path[-1] + TIME * velocity)
    return np.array(path)
