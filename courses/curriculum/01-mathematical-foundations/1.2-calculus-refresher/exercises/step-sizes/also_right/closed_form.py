"""Distances from the eigenvectors without any descent; eigenvalues by eig; a set_yscale call."""

import matplotlib.pyplot as plt
import numpy as np


def factors(hessian, step_size):
    values, _ = np.linalg.eig(np.eye(len(hessian)) - step_size * hessian)
    return np.array(sorted(values.real.tolist()), dtype=np.float64)


def step_limits(hessian):
    values = np.linalg.svd(hessian, compute_uv=False)
    return [2 / values[0], 2 / (values[0] + values[-1])]


def distances(hessian, middle, start, step_size, steps):
    values, vectors = np.linalg.eigh(hessian)
    parts = vectors.T @ (start - middle)
    powers = (1 - step_size * values)[None, :] ** np.arange(steps + 1)[:, None]
    return np.sqrt(((parts * powers) ** 2).sum(axis=1))


def plot_comparison(hessian, middle, start, step_sizes, steps):
    fig, ax = plt.subplots()
    for s in step_sizes:
        ax.plot(np.arange(steps + 1), distances(hessian, middle, start, s, steps), ".-")
    ax.set_yscale("log")
    ax.axhline(1, color="gray")
    ax.legend([f"{s:.2f}" for s in step_sizes])
    return fig
