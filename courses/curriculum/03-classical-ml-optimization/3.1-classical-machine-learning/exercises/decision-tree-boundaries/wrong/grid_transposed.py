"""fails: grid_right

Rows and columns of the grid have changed places

Row $i$ belongs to the $i$-th value of feature 1, which goes *up*. `np.meshgrid(across, up)` makes it so; with
`indexing="ij"`, or with two loops in the other order, you get the picture mirrored at the diagonal.
"""

import numpy as np


def decision_grid(tree, x, steps):
    across, up = (np.linspace(low - 0.5, high + 0.5, steps) for low, high in zip(x.min(axis=0), x.max(axis=0)))
    return across, up, np.array([predict(tree, np.array([[a, u] for u in up])) for a in across])


def plot_boundary(tree, x, y, steps):
    import matplotlib.pyplot as plt

    across, up, answers = decision_grid(tree, x, steps)
    figure, axes = plt.subplots()
    axes.pcolormesh(across, up, answers.T, alpha=0.3)
    axes.scatter(x[:, 0], x[:, 1], c=y)
    axes.set(xlabel="feature 0", ylabel="feature 1")
    return figure
