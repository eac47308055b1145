"""Newton's method from a guess that knows friction; the sensitivity as a product of (4, 4) matrices."""

import numpy as np


def gradient(hills, point):
    u, v = 0.0, 0.0
    for x, y, a, w in hills.tolist():
        e = a * float(np.exp(-((point[0] - x) ** 2 + (point[1] - y) ** 2) / (2 * w * w))) / w**2
        u, v = u - e * (point[0] - x), v - e * (point[1] - y)
    return np.array([u, v])


def sensitivity(hills, start, velocity, steps):
    chain = np.eye(4)
    for p in roll(hills, start, velocity, steps)[:-1]:
        tick = np.eye(4)
        tick[:2, 2:] = TIME * np.eye(2)
        tick[2:, :2] = -TIME * GRAVITY * hessian(hills, p)
        tick[2:, 2:] = (1 - TIME * FRICTION) * np.eye(2)
        chain = tick @ chain
    return chain[:2, 2:]


def putt(hills, start, hole, steps):
    velocity = (hole - start) / sensitivity(np.zeros((0, 4)), start, hole, steps)[0, 0]
    for _ in range(15):
        miss = roll(hills, start, velocity, steps)[-1] - hole
        if miss @ miss < 1e-4:
            break
        velocity = velocity - np.linalg.solve(sensitivity(hills, start, velocity, steps), miss)
    return tuple(velocity)
