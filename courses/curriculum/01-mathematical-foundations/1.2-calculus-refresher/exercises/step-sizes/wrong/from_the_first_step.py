"""fails: lines_drawn
silent: a judge has no matplotlib to draw the same with

The line begins after the first step

The distance at the start, at k = 0, belongs to the line: steps + 1 points in all.
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_comparison(hessian, middle, start, step_sizes, steps):
    figure, axes = plt.subplots()
    for step_size in step_sizes:
        lengths = distances(hessian, middle, start, step_size, steps)
        axes.semilogy(range(1, steps + 1), lengths[1:], label=f"{step_size}")
    axes.legend()
    return figure
