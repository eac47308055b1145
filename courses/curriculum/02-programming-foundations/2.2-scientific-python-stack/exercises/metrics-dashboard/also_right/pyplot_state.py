"""The old way: plt.subplot and the current Axes; tables by counting pairs; float32 scores."""

import numpy as np


def best_epoch(validation):
    return np.where(np.isnan(validation), np.inf, validation).argmin() + 1


def confusion(truth, predicted, classes):
    eye = np.eye(classes)
    return eye[truth].T @ eye[predicted]


def class_scores(table):
    right = np.diag(table).astype(np.float32)
    called, there = table.sum(0), table.sum(1)
    precision, recall = np.zeros((2, len(table)), dtype=np.float32)
    np.divide(right, called, out=precision, where=called > 0, casting="same_kind")
    np.divide(right, there, out=recall, where=there > 0, casting="same_kind")
    return precision, recall


def dashboard(history, truth, predicted, names):
    import matplotlib.pyplot as plt

    plt.figure(figsize=(10, 8))
    epochs = np.arange(len(history["train"])) + 1
    plt.subplot(221, title="Loss", xlabel="epoch", ylabel="loss")
    good = np.isfinite(history["validation"])
    plt.plot(epochs, history["train"], label="train")
    plt.plot(epochs[good], history["validation"][good], label="validation")
    plt.axvline(best_epoch(history["validation"]), ls="--", label="best epoch")
    plt.legend()
    plt.subplot(222, title="Learning rate", xlabel="epoch", ylabel="rate")
    plt.plot(epochs, history["rate"])
    plt.yscale("log")
    plt.subplot(223, title="Confusion", xlabel="predicted", ylabel="true")
    table = confusion(truth, predicted, len(names))
    sums = table.sum(axis=1)
    plt.imshow(table / np.where(sums == 0, 1, sums)[:, None], vmin=0, vmax=1)
    for i, j in np.ndindex(table.shape):
        plt.text(j, i, f"{table[i, j]:.0f}")
    plt.subplot(224, title="Precision and recall", xlabel="class", ylabel="score")
    precision, recall = class_scores(table)
    plt.bar(np.arange(len(names)) + 0.2, precision, 0.3, label="precision")
    plt.bar(np.arange(len(names)) - 0.2, recall, 0.3, label="recall")
    plt.ylim(0, 1.1)
    plt.legend()
    return plt.gcf()
