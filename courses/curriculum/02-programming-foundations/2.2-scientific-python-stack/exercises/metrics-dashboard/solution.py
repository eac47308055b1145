import numpy as np


def best_epoch(validation: np.ndarray) -> int:
    """The number, from 1, of the epoch with the smallest loss (e,); NaN doesn't count, the earliest of equals wins.

    >>> best_epoch(np.array([0.9, np.nan, 0.4, 0.6, 0.4]))
    3
    """
    # <solution>
    return int(np.nanargmin(validation)) + 1
    # </solution>


def confusion(truth: np.ndarray, predicted: np.ndarray, classes: int) -> np.ndarray:
    """How many examples of class i (rows) were predicted to be class j (columns): (classes, classes)."""
    # <solution>
    table = np.zeros((classes, classes), dtype=int)
    np.add.at(table, (truth, predicted), 1)
    return table
    # </solution>


def class_scores(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Precision (c,) and recall (c,) of each class of a confusion table (c, c); 0 where nothing can be divided."""
    # <solution>
    right = np.diagonal(table)  # (c,)
    precision = right / np.maximum(table.sum(axis=0), 1)  # columns: all that were predicted to be this class
    recall = right / np.maximum(table.sum(axis=1), 1)  # rows: all that are of this class
    return precision, recall
    # </solution>


def dashboard(history: dict[str, np.ndarray], truth: np.ndarray, predicted: np.ndarray, names: list[str]):
    """One figure with the panels Loss, Learning rate, Confusion, Precision and recall."""
    import matplotlib.pyplot as plt

    # <solution>
    train, validation, rate = history["train"], history["validation"], history["rate"]
    epochs, places = np.arange(1, len(train) + 1), np.arange(len(names))
    table = confusion(truth, predicted, len(names))
    figure, ((loss, rates), (matrix, bars)) = plt.subplots(2, 2, figsize=(10, 8), layout="constrained")

    measured = ~np.isnan(validation)
    loss.plot(epochs, train, color="tab:blue", label="train")
    loss.plot(epochs[measured], validation[measured], "o-", color="tab:orange", label="validation")
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
    # </solution>
