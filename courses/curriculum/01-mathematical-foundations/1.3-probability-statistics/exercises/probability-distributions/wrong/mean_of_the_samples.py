"""fails: mean_line
silent: a judge has no matplotlib to draw the same with

The dashed line marks the mean of the samples

Asked for is the mean of the model, so that one sees whether the samples lie around it.
"""


import numpy as np


def plot_distributions(
    samples: np.ndarray, edges: np.ndarray, mean: float, sd: float, observed: np.ndarray, probabilities: np.ndarray
):
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    heights = density_histogram(samples, edges)
    left.bar(edges[:-1], heights, width=np.diff(edges), align="edge", label="data")
    x = np.linspace(mean - 4 * sd, mean + 4 * sd, 200)
    left.plot(x, gaussian_pdf(x, mean, sd), label="Gaussian")
    left.axvline(samples.mean(), linestyle="--", label="mean")
    left.set(xlabel="length", ylabel="density")
    left.legend()
    kinds = np.arange(len(probabilities))
    right.bar(kinds, frequencies(observed, len(probabilities)), label="data")
    right.scatter(kinds, probabilities, label="model")
    right.set(xlabel="kind", ylabel="probability")
    right.legend()
    return figure
