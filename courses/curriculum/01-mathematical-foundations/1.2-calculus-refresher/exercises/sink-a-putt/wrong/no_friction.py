"""fails: roll_example

The ball rolls without friction

On level ground the velocity should shrink by 4 % each tick. The pull has two parts, gravity and friction.
"""

import numpy as np


def roll(hills, start, velocity, steps):
    path = [start]
    for _ in range(steps):
        pull = -GRAVITY * gradient(hills, path[-1])
        path.append(path[-1] + TIME * velocity)
        velocity = velocity + TIME * pull
    return np.array(path)
