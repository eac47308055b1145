"""fails: axis_and_legend
silent: a judge has no matplotlib to draw the same with

The y-axis is linear

One diverging curve presses all others flat. On a logarithmic axis each of them is a nearly straight line, and its
slope tells the factor.
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_comparison(hessian, middle, start, step_sizes, steps):
    figure, axes = plt.subplots()
    for step_size in step_sizes:
        lengths = distances(hessian, middle, start, step_size, steps)
        axes.plot(range(steps + 1), lengths, label=f"{step_size}")
    axes.legend()
    return figure
