"""fails: roll_unchanged
silent: the two numbers of one velocity are too little evidence

The stroke is overwritten

`velocity += ...` changes the array that the caller handed over. Whoever wants to roll the same stroke again gets
another one.
"""

import numpy as np


def roll(hills, start, velocity, steps):
    path = [start]
    for _ in range(steps):
        pull = -GRAVITY * gradient(hills, path[-1]) - FRICTION * velocity
        path.append(path[-1] + TIME * velocity)
        velocity += TIME * pull
    return np.array(path)


def sensitivity(hills, start, velocity, steps):
    moved, sped = np.zeros((2, 2)), np.eye(2)
    for point in roll(hills, start, velocity.copy(), steps)[:-1]:
        pull = -GRAVITY * hessian(hills, point) @ moved - FRICTION * sped
        moved, sped = moved + TIME * sped, sped + TIME * pull
    return moved


def putt(hills, start, hole, steps):
    velocity = (hole - start) / (steps * TIME)
    for _ in range(60):
        miss = roll(hills, start, velocity.copy(), steps)[-1] - hole
        if np.linalg.norm(miss) < 0.01:
            break
        jacobian = sensitivity(hills, start, velocity, steps)
        velocity = velocity - jacobian.T @ miss / np.linalg.norm(jacobian, 2) ** 2
    return velocity
