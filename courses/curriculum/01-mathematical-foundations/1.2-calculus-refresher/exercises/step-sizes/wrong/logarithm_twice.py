"""fails: lines_drawn
silent: a judge has no matplotlib to draw the same with

The logarithm is taken twice

You plot the logarithm of the distance. On a logarithmic axis the distance itself belongs.
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_comparison(hessian, middle, start, step_sizes, steps):
    figure, axes = plt.subplots()
    for step_size in step_sizes:
        lengths = distances(hessian, middle, start, step_size, steps)
        axes.semilogy(range(steps + 1), np.abs(np.log10(lengths)), label=f"{step_size}")
    axes.legend()
    return figure
