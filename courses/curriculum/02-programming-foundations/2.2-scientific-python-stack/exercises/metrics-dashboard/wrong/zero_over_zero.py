"""fails: scores_undefined

A class that nobody predicted has the score NaN

0 / 0 is NaN, and a bar of height NaN isn't drawn, so that the worst class disappears from the figure. The contract
says 0.
"""

import numpy as np


def class_scores(table):
    right = np.diagonal(table)
    with np.errstate(all="ignore"):
        return right / table.sum(axis=0), right / table.sum(axis=1)


def dashboard(history, truth, predicted, names):
    import matplotlib.pyplot as plt

    train, validation, rate = history["train"], history["validation"], history["rate"]
    epochs, places = np.arange(1, len(train) + 1), np.arange(len(names))
    table = confusion(truth, predicted, len(names))
    figure, ((loss, rates), (matrix, bars)) = plt.subplots(2, 2)
    measured = ~np.isnan(validation)
    loss.plot(epochs, train, label="train")
    loss.plot(epochs[measured], validation[measured], label="validation")
    loss.axvline(best_epoch(validation), linestyle="--")
    loss.set(title="Loss", xlabel="epoch", ylabel="loss")
    loss.legend()
    rates.semilogy(epochs, rate)
    rates.set(title="Learning rate", xlabel="epoch", ylabel="rate")
    matrix.imshow(table / np.maximum(table.sum(axis=1, keepdims=True), 1), vmin=0, vmax=1)
    for (i, j), count in np.ndenumerate(table):
        matrix.text(j, i, count)
    matrix.set(title="Confusion", xlabel="predicted", ylabel="true")
    precision, recall = np.nan_to_num(class_scores(table))
    bars.bar(places - 0.2, precision, 0.4, label="precision")
    bars.bar(places + 0.2, recall, 0.4, label="recall")
    bars.set(title="Precision and recall", xlabel="class", ylabel="share", ylim=(0, 1))
    bars.legend()
    return figure
