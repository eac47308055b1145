"""fails: loss_lines
silent: a judge has no matplotlib to draw the same with

The epochs begin at 0

`plot(values)` without an x counts from 0, and the vertical line, which knows epochs from 1, then stands one place too far to
the right.
"""

import numpy as np


def dashboard(history, truth, predicted, names):
    import matplotlib.pyplot as plt

    train, validation, rate = history["train"], history["validation"], history["rate"]
    epochs, places = np.arange(1, len(train) + 1), np.arange(len(names))
    table = confusion(truth, predicted, len(names))
    figure, ((loss, rates), (matrix, bars)) = plt.subplots(2, 2, figsize=(10, 8), layout="constrained")

    measured = ~np.isnan(validation)
    loss.plot(epochs - 1, train, color="tab:blue", label="train")
    loss.plot(epochs[measured] - 1, validation[measured], "o-", color="tab:orange", label="validation")
    loss.axvline(best_epoch(validation), linestyle="--", color="tab:gray")
    loss.set(title="Loss", xlabel="epoch", ylabel="cross-entropy")
    loss.legend()

    rates.plot(epochs, rate, color="tab:green")
    rates.set(title="Learning rate", xlabel="epoch", ylabel="learning rate", yscale="log")

    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)  # (c, c) / (c, 1)
    matrix.imshow(shares, vmin=0, vmax=1, cmap="Blues")
    for (i, j), count in np.ndenumerate(table):
        matrix.text(j, i, str(count), ha="center", va="center", color="white" if shares[i, j] > 0.5 else "black")
    matrix.set(title="Confusion", xlabel="predicted", ylabel="true")
    matrix.set_xticks(places, names)
    matrix.set_yticks(places, names)

    precision, recall = class_scores(table)
    bars.bar(places - 0.2, precision, width=0.4, label="precision")
    bars.bar(places + 0.2, recall, width=0.4, label="recall")
    bars.set(title="Precision and recall", xlabel="class", ylabel="share", ylim=(0, 1.05))
    bars.set_xticks(places, names)
    bars.legend()
    return figure
