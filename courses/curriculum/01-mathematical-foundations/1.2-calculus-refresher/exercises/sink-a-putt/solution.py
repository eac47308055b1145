import numpy as np

TIME = 0.05  # seconds that one step takes
GRAVITY = 9.81
FRICTION = 0.8  # a ball on level ground loses this share of its velocity in a second, to first order


def gradient(hills: np.ndarray, point: np.ndarray) -> np.ndarray:
    """The gradient (2,) of the green's height at the point (2,); each row of hills is x, y, height, width.

    >>> gradient(np.array([[0.0, 0.0, 1.0, 1.0]]), np.array([1.0, 0.0]))
    array([-0.6065,  0.    ])
    """
    # <solution>
    away = point - hills[:, :2]  # (n, 2)
    width = hills[:, 3:]  # (n, 1)
    heights = hills[:, 2:3] * np.exp(-np.sum(away**2, axis=1, keepdims=True) / (2 * width**2))  # (n, 1)
    return np.sum(-heights * away / width**2, axis=0)
    # </solution>


def hessian(hills: np.ndarray, point: np.ndarray) -> np.ndarray:
    """The second derivatives (2, 2) of the green's height at the point (2,)."""
    # <solution>
    total = np.zeros((2, 2))
    for x, y, height, width in hills:
        away = (point - np.array([x, y])) / width  # (2,), in widths
        total += height * np.exp(-away @ away / 2) / width**2 * (np.outer(away, away) - np.eye(2))
    return total
    # </solution>


def roll(hills: np.ndarray, start: np.ndarray, velocity: np.ndarray, steps: int) -> np.ndarray:
    """Where the ball is at the start and after each step: (steps + 1, 2)."""
    # <solution>
    path = [start]
    for _ in range(steps):
        acceleration = -GRAVITY * gradient(hills, path[-1]) - FRICTION * velocity  # (2,)
        path.append(path[-1] + TIME * velocity)
        velocity = velocity + TIME * acceleration
    return np.array(path)
    # </solution>


def sensitivity(hills: np.ndarray, start: np.ndarray, velocity: np.ndarray, steps: int) -> np.ndarray:
    """The Jacobian (2, 2) of the last point by the velocity at the start."""
    # <solution>
    moved, sped = np.zeros((2, 2)), np.eye(2)  # the Jacobians of point and velocity, so far
    for point in roll(hills, start, velocity, steps)[:-1]:
        pull = -GRAVITY * hessian(hills, point) @ moved - FRICTION * sped  # (2, 2)
        moved, sped = moved + TIME * sped, sped + TIME * pull
    return moved
    # </solution>


def putt(hills: np.ndarray, start: np.ndarray, hole: np.ndarray, steps: int) -> np.ndarray:
    """A velocity (2,) at the start that takes the ball to the hole in this number of steps."""
    # <solution>
    velocity = (hole - start) / (steps * TIME)
    for _ in range(60):
        miss = roll(hills, start, velocity, steps)[-1] - hole  # (2,)
        if np.linalg.norm(miss) < 0.01:
            break
        jacobian = sensitivity(hills, start, velocity, steps)
        step_size = 1 / np.linalg.norm(jacobian, 2) ** 2  # one over the largest curvature of half the squared miss
        velocity = velocity - step_size * jacobian.T @ miss
    return velocity
    # </solution>
