"""fails: figure_curve
silent: a judge has no matplotlib to draw the same with

The two rates have changed places

What goes across is the false positive rate, what goes up is the true one. A good model's curve hugs the upper left corner.
"""


def plot_roc(y, scores):
    import matplotlib.pyplot as plt

    fpr, tpr = roc_points(y, scores)
    figure, axes = plt.subplots()
    axes.plot(tpr, fpr)
    axes.plot([0, 1], [0, 1], "--")
    axes.set(xlabel="false positive rate", ylabel="true positive rate", title=f"AUC {area(fpr, tpr):.2f}")
    return figure
