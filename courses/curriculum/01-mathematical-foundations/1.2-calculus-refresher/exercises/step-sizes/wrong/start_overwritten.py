"""fails: arrays_unchanged

The start is overwritten

`x -= ...` changes the array in place, and this array is the caller's `start`. The next step size would then begin
where the last one ended.
"""

import numpy as np


def distances(hessian, middle, start, step_size, steps):
    x = start
    lengths = [np.linalg.norm(x - middle)]
    for _ in range(steps):
        x -= step_size * hessian @ (x - middle)
        lengths.append(np.linalg.norm(x - middle))
    return np.array(lengths)


def compare(hessian, middle, start, step_sizes, steps):
    rows = []
    for step_size in step_sizes:
        each = factors(hessian, step_size)
        verdict = "diverges" if max(abs(each)) > 1 else "zigzags" if min(each) < 0 else "glides"
        lengths = distances(hessian, middle, start.copy(), step_size, steps)
        near = np.flatnonzero(lengths <= lengths[0] / 100)
        rows.append({"step_size": step_size, "verdict": verdict, "steps": int(near[0]) if len(near) else None})
    return rows


def plot_comparison(hessian, middle, start, step_sizes, steps):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    for step_size in step_sizes:
        lengths = distances(hessian, middle, start.copy(), step_size, steps)
        axes.semilogy(range(steps + 1), lengths, label=f"step size {step_size}")
    axes.legend()
    return figure
