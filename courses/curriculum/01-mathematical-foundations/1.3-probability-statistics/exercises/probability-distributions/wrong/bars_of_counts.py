"""fails: density_bars
silent: a judge has no matplotlib to draw the same with

The histogram shows counts

`axes.hist` counts unless you say `density=True`. The curve then lies flat on the ground, because its scale is another one.
"""


import numpy as np


def plot_distributions(
    samples: np.ndarray, edges: np.ndarray, mean: float, sd: float, observed: np.ndarray, probabilities: np.ndarray
):
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    heights = density_histogram(samples, edges)
    left.hist(samples, bins=edges, label="data")
    x = np.linspace(mean - 4 * sd, mean + 4 * sd, 200)
    left.plot(x, gaussian_pdf(x, mean, sd), label="Gaussian")
    left.axvline(mean, linestyle="--", label="mean")
    left.set(xlabel="length", ylabel="density")
    left.legend()
    kinds = np.arange(len(probabilities))
    right.bar(kinds, frequencies(observed, len(probabilities)), label="data")
    right.scatter(kinds, probabilities, label="model")
    right.set(xlabel="kind", ylabel="probability")
    right.legend()
    return figure
