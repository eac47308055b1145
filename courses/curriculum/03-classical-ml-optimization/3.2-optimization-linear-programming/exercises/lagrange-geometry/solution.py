import numpy as np


def values(q: tuple, points: np.ndarray) -> np.ndarray:
    """The quadratic q = (matrix, vector, number) at each of the points (k, n): (k,).

    >>> values((np.array([[2, 0], [0, 4]]), np.array([1, 0]), 5), np.array([[0, 0], [3, 1]]))
    array([5, 19])
    """
    # <solution>
    matrix, vector, number = q
    return 0.5 * np.sum(points @ matrix * points, axis=1) + points @ vector + number
    # </solution>


def gradient(q: tuple, x: np.ndarray) -> np.ndarray:
    """The gradient of the quadratic at x: (n,)."""
    # <solution>
    matrix, vector, _ = q
    return matrix @ x + vector
    # </solution>


def split(slope_f: np.ndarray, slope_g: np.ndarray) -> tuple:
    """(lam, rest): slope_f = lam * slope_g + rest, the rest at right angles to slope_g."""
    # <solution>
    lam = slope_f @ slope_g / (slope_g @ slope_g)
    return lam, slope_f - lam * slope_g
    # </solution>


def lagrange_newton(f: tuple, g: tuple, x: np.ndarray, multiplier: float, steps: int) -> tuple:
    """(x, lam) after so many Newton steps on: gradient of f = lam * gradient of g, and g(x) = 0."""
    # <solution>
    n = len(x)
    for _ in range(steps):
        slope = gradient(g, x)
        system = np.zeros((n + 1, n + 1))
        system[:n, :n] = f[0] - multiplier * g[0]
        system[:n, n], system[n, :n] = -slope, slope
        wrong = np.append(gradient(f, x) - multiplier * slope, values(g, x[None]))  # (n + 1,)
        step = np.linalg.solve(system, -wrong)
        x, multiplier = x + step[:n], multiplier + step[n]
    return x, multiplier
    # </solution>


def curve(g: tuple, angles: np.ndarray) -> np.ndarray:
    """Points of the ellipse g(x) = 0 in these directions from its centre: (k, 2)."""
    # <solution>
    matrix, vector, _ = g
    centre = np.linalg.solve(matrix, -vector)  # (2,)
    ways = np.column_stack([np.cos(angles), np.sin(angles)])  # (k, 2)
    bend = np.sum(ways @ matrix * ways, axis=1)  # (k,)
    far = np.sqrt(-2 * values(g, centre[None]) / bend)  # (k,)
    return centre + far[:, None] * ways
    # </solution>


def plot_geometry(f: tuple, g: tuple, x: np.ndarray, multiplier: float):
    """One figure with one Axes: the constraint, level lines of f, the solution and both gradients there."""
    import matplotlib.pyplot as plt

    # <solution>
    path = curve(g, np.linspace(0, 2 * np.pi, 200))  # (200, 2)
    (left, low), (right, high) = path.min(axis=0) - 1, path.max(axis=0) + 1
    across, up = np.meshgrid(np.linspace(left, right, 80), np.linspace(low, high, 80))
    ground = values(f, np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
    level = values(f, x[None])[0]
    levels = np.unique(np.append(np.linspace(ground.min(), ground.max(), 12), level))
    arrows = np.array([gradient(f, x), gradient(g, x)])  # (2, 2)
    arrows = arrows / np.linalg.norm(arrows, axis=1, keepdims=True)
    figure, axes = plt.subplots()
    axes.contour(across, up, ground, levels=levels)
    axes.plot(path[:, 0], path[:, 1], color="tab:blue")
    axes.plot(x[0], x[1], "o", color="tab:red")
    axes.quiver([x[0]] * 2, [x[1]] * 2, arrows[:, 0], arrows[:, 1], color=["tab:orange", "tab:blue"],
                angles="xy", scale_units="xy", scale=1)  # fmt: skip
    axes.set_title(f"lambda = {multiplier:.2f}")
    axes.set_aspect("equal")
    return figure
    # </solution>
