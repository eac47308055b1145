"""float32 throughout; one array with a leading axis of two for each pair; contour lines at own levels."""

import matplotlib.pyplot as plt
import numpy as np


def slope(gradient, point, direction):
    unit = (direction / np.linalg.norm(direction)).astype(np.float32)
    return np.float32(np.dot(np.asarray(gradient(point), dtype=np.float32), unit))


def field(gradient, xs, ys):
    points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    arrows = np.array([gradient(p) for p in points], dtype=np.float32)
    return arrows.T.reshape(2, len(ys), len(xs))


def downhill(u, v):
    arrows = -np.stack([u, v]).astype(np.float32)
    lengths = np.sqrt((arrows**2).sum(axis=0))
    return np.divide(arrows, lengths, out=np.zeros_like(arrows), where=lengths > 0)


def plot_descent(f, gradient, xs, ys, start, step_size, steps):
    X, Y = np.meshgrid(xs, ys)
    Z = np.array([f(p) for p in np.column_stack([X.ravel(), Y.ravel()])]).reshape(X.shape)
    fig, ax = plt.subplots(figsize=(6, 4))
    ax.contour(X, Y, Z, levels=np.quantile(Z, np.linspace(0.05, 0.95, 9)))
    U, V = downhill(*field(gradient, xs, ys))
    ax.quiver(X, Y, U, V, pivot="mid", color="gray")
    path = np.empty((steps + 1, 2))
    path[0] = start
    for k in range(steps):
        path[k + 1] = path[k] - step_size * np.array(gradient(path[k]))
    ax.plot(*path.T, "k.-")
    ax.set(title=f"f = {f(path[-1]):.3f}", xlabel="x", ylabel="y", aspect="equal")
    return fig
