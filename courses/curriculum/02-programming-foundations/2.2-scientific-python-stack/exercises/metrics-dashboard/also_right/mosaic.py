"""A mosaic with a colour bar, vlines, semilogy, shares from one-hot products, everything in lists."""

import math


def best_epoch(validation):
    known = [(loss, number) for number, loss in enumerate(validation, start=1) if not math.isnan(loss)]
    return min(known)[1]


def confusion(truth, predicted, classes):
    table = [[0] * classes for _ in range(classes)]
    for right, said in zip(truth, predicted):
        table[right][said] += 1
    return table


def class_scores(table):
    c = len(table)
    columns = [sum(row[j] for row in table) for j in range(c)]
    precision = [table[j][j] / columns[j] if columns[j] else 0.0 for j in range(c)]
    recall = [float(row[i]) / sum(row) if sum(row) else 0.0 for i, row in enumerate(table)]
    return [precision, recall]


def dashboard(history, truth, predicted, names):
    import matplotlib.pyplot as plt
    import numpy as np

    figure, panels = plt.subplot_mosaic("cb;la", figsize=(9, 7))
    e = len(history["train"])
    measured = [(i + 1, y) for i, y in enumerate(history["validation"]) if y == y]
    panels["l"].set_ylim(0, 2)
    panels["l"].vlines(best_epoch(history["validation"]), 0, 2, linestyles="--")
    panels["l"].plot(*zip(*measured), label="validation")
    panels["l"].plot(range(1, e + 1), list(history["train"]), label="train")
    panels["l"].legend(loc="upper right")
    panels["l"].set_title("Loss", loc="left")
    panels["a"].semilogy(range(1, e + 1), history["rate"], drawstyle="steps-post")
    panels["a"].set_title("Learning Rate")
    for key in "la":
        panels[key].set(xlabel="Epoch", ylabel="value")
    table = np.array(confusion(truth, predicted, len(names)))
    shares = np.divide(table.T, table.sum(1), out=np.zeros(table.shape), where=table.sum(1) > 0).T
    image = panels["c"].imshow(shares, clim=(0, 1), origin="lower")
    figure.colorbar(image, ax=panels["c"], label="share of the row")
    for i in range(len(names)):
        for j in range(len(names)):
            panels["c"].annotate(str(table[i, j]), (j, i), ha="center")
    panels["c"].set(title="Confusion", xlabel="Predicted class", ylabel="True class")
    x = np.arange(len(names))
    for k, (name, heights) in enumerate(zip(["precision", "recall"], class_scores(table.tolist()))):
        panels["b"].bar(x - 0.35 + 0.35 * k, heights, width=0.3, align="edge", label=name)
    panels["b"].set(title="Precision and recall", xlabel="bird", ylabel="score", ylim=[0, 1], xticks=x, xticklabels=names)
    panels["b"].legend()
    figure.tight_layout()
    return figure
