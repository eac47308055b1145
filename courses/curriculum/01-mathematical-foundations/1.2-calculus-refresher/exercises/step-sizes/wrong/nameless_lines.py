"""fails: axis_and_legend
silent: a judge has no matplotlib to draw the same with

The lines have no names

Without a legend nobody knows which line belongs to which step size. Give each a `label` and call `axes.legend()`.
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_comparison(hessian, middle, start, step_sizes, steps):
    figure, axes = plt.subplots()
    for step_size in step_sizes:
        lengths = distances(hessian, middle, start, step_size, steps)
        axes.semilogy(range(steps + 1), lengths)
    axes.set_xlabel("step")
    return figure
