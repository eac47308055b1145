"""Everything with einsum, in single precision where it is handed out; the picture also holds filled contours and a line."""

import numpy as np


def values(q, points):
    matrix, vector, number = q
    return np.einsum("ki,ij,kj->k", points, matrix, points) / 2 + np.einsum("ki,i->k", points, vector) + number


def gradient(q, x):
    return np.einsum("ij,j->i", q[0], x) + q[1]


def split(slope_f, slope_g):
    unit = slope_g / np.linalg.norm(slope_g)
    rest = slope_f - unit * (unit @ slope_f)
    along = slope_f - rest
    place = np.abs(slope_g).argmax()
    return np.float32(along[place] / slope_g[place]), rest.astype("f4")


def curve(g, angles):
    matrix, vector, _ = g
    centre = np.linalg.lstsq(matrix, -vector, rcond=None)[0]
    ways = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    far = np.sqrt(-2 * values(g, centre[None])[0] / np.einsum("ki,ij,kj->k", ways, matrix, ways))
    return (centre + ways * far[:, None]).astype("f4")


def plot_geometry(f, g, x, multiplier):
    import matplotlib.pyplot as plt

    matrix, vector, _ = g
    centre = np.linalg.solve(matrix, -vector)
    turns = np.linspace(0, 2 * np.pi, 361)
    circle = np.stack([np.cos(turns), np.sin(turns)], axis=-1)
    path = centre + circle @ np.linalg.inv(np.linalg.cholesky(matrix)) * np.sqrt(-2 * values(g, centre[None])[0])
    figure, axes = plt.subplots(figsize=(5, 5))
    p, q = np.meshgrid(np.linspace(-6, 6, 50), np.linspace(-6, 6, 50))
    ground = values(f, np.stack([p.ravel(), q.ravel()], axis=-1)).reshape(p.shape)
    level = values(f, x[None])[0]
    axes.contourf(p, q, ground, alpha=0.3)
    axes.contour(p, q, ground, levels=[level - 3, level - 1, level, level + 1])
    axes.plot(path[:, 0], path[:, 1], lw=2)
    axes.plot([-6, 6], [0, 0], lw=0.5)
    axes.plot([x[0]], [x[1]], marker="s")
    slopes = np.array([gradient(f, x), gradient(g, x)])
    axes.quiver(np.full(2, x[0]), np.full(2, x[1]), *(3 * slopes.T), scale=20)
    axes.set_title("λ = " + format(multiplier, ".2f").replace("-", "−"))
    return figure
