import numpy as np


def corners(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The corners of the region a x <= b in the plane, counter-clockwise: a (m, 2), b (m,), result (k, 2).

    >>> corners(np.array([[1, 1], [-1, 0], [0, -1]]), np.array([2, 0, 0]))
    array([[0, 0], [2, 0], [0, 2]])
    """
    # <solution>
    found = []
    for i in range(len(a)):
        for j in range(i):
            pair = a[[i, j]]  # (2, 2)
            if abs(np.linalg.det(pair)) <= 1e-9:
                continue  # parallel
            point = np.linalg.solve(pair, b[[i, j]])  # (2,)
            new = all(np.linalg.norm(point - other) > 1e-6 for other in found)
            if new and np.all(a @ point <= b + 1e-7):
                found.append(point)
    if not found:
        return np.zeros((0, 2))
    found = np.array(found)  # (k, 2)
    middle = found.mean(axis=0)
    angles = np.arctan2(found[:, 1] - middle[1], found[:, 0] - middle[0])
    return found[np.argsort(angles)]
    # </solution>


def solve_graphically(c: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple:
    """Maximise c·x subject to a x <= b in the plane: (status, x, value), with None where there is no best point."""
    # <solution>
    found = corners(a, b)
    if len(found) == 0:
        return "infeasible", None, None
    along = np.column_stack([-a[:, 1], a[:, 0]])  # (m, 2): at right angles to each constraint
    along = along / np.linalg.norm(along, axis=1, keepdims=True)
    for direction in np.concatenate([along, -along]):
        if np.all(a @ direction <= 1e-9) and c @ direction > 1e-9:
            return "unbounded", None, None
    values = found @ c  # (k,)
    best = np.argmax(values)
    return "optimal", found[best], values[best]
    # </solution>


def solve_with_scipy(c: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple:
    """The same for any number of unknowns, by scipy.optimize.linprog."""
    from scipy.optimize import linprog

    # <solution>
    result = linprog(-c, A_ub=a, b_ub=b, bounds=(None, None))
    if result.status == 0:
        return "optimal", result.x, -result.fun
    return ("infeasible" if result.status == 2 else "unbounded"), None, None
    # </solution>


def plot_program(c: np.ndarray, a: np.ndarray, b: np.ndarray):
    """One figure with one Axes: the region, the best point, the level line through it, the value in the title."""
    import matplotlib.pyplot as plt

    # <solution>
    region = corners(a, b)
    _, best, value = solve_graphically(c, a, b)
    level = np.array([-c[1], c[0]]) / np.linalg.norm(c)  # along it the value stays the same
    ends = np.array([best - 3 * level, best + 3 * level])  # (2, 2)
    figure, axes = plt.subplots()
    axes.fill(region[:, 0], region[:, 1], color="tab:blue", alpha=0.3)
    axes.plot(ends[:, 0], ends[:, 1], "--", color="tab:orange")
    axes.plot(best[0], best[1], "o", color="tab:red")
    axes.set_title(f"value {value:.2f}")
    return figure
    # </solution>
