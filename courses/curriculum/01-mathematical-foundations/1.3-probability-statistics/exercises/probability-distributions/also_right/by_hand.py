"""Loops and lists, `axes.hist` for the bars, dots as a line without a line, single precision in the curve."""

import math

import matplotlib.pyplot as plt
import numpy as np


def gaussian_pdf(x, mean, sd):
    x = np.asarray(x)
    values = [math.exp(-((v - mean) ** 2) / (2 * sd**2)) / math.sqrt(2 * math.pi * sd**2) for v in x.ravel().tolist()]
    return np.array(values).reshape(x.shape)


def frequencies(observed, count):
    return [sum(1 for kind in observed if kind == k) / len(observed) for k in range(count)]


def density_histogram(samples, edges):
    heights = []
    for i in range(len(edges) - 1):
        last = i == len(edges) - 2
        inside = [s for s in samples if edges[i] <= s < edges[i + 1] or (last and s == edges[-1])]
        heights.append(len(inside) / len(samples) / (edges[i + 1] - edges[i]))
    return heights


def plot_distributions(samples, edges, mean, sd, observed, probabilities):
    fig = plt.figure()
    first, second = fig.add_subplot(1, 2, 1), fig.add_subplot(1, 2, 2)
    first.hist(samples, bins=edges, density=True, label="measured")
    x = np.linspace(mean - 3 * sd, mean + 3 * sd, 51, dtype=np.float32)
    first.plot(x, gaussian_pdf(x, mean, sd), "k", label="model")
    first.plot([mean, mean], [0, max(gaussian_pdf(x, mean, sd))], ls="--")
    first.set_xlabel("seconds")
    first.set_ylabel("Density per second")
    first.legend()
    for kind, share in enumerate(frequencies(observed, len(probabilities))):
        second.bar(kind, share, width=0.6, color="grey", label="heard" if kind == 0 else None)
    second.plot(list(probabilities), "ro", label="model")
    second.set_xlabel("kind")
    second.set_ylabel("Probability")
    second.legend()
