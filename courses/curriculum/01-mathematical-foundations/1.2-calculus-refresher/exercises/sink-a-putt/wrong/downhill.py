"""fails: gradient_example

Your gradient points downhill

The gradient points where the height grows: towards the top of a hill. The minus for rolling down comes later, in the
equation of motion.
"""

import numpy as np


def gradient(hills, point):
    away = point - hills[:, :2]
    width = hills[:, 3:]
    heights = hills[:, 2:3] * np.exp(-np.sum(away**2, axis=1, keepdims=True) / (2 * width**2))
    return np.sum(heights * away / width**2, axis=0)


def roll(hills, start, velocity, steps):
    path = [start]
    for _ in range(steps):
        acceleration = GRAVITY * gradient(hills, path[-1]) - FRICTION * velocity
        path.append(path[-1] + TIME * velocity)
        velocity = velocity + TIME * acceleration
    return np.array(path)
