import matplotlib.pyplot as plt
import numpy as np


def softmax(scores):
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def plot_counts(counts):
    figure, axes = plt.subplots()
    axes.bar(range(len(counts)), counts)
    axes.set_title("Counts")
    axes.set_xlabel("value")
