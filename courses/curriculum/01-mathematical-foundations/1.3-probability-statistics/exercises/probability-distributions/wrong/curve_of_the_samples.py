"""fails: curve
silent: a judge has no matplotlib to draw the same with

The curve is fitted to the samples

The model to draw is the one that was given, `mean` and `sd`. A curve fitted to the same samples always looks good; whether the given
model agrees with them is what the picture should show.
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
    left.plot(x, gaussian_pdf(x, samples.mean(), samples.std()), label="Gaussian")
    left.axvline(mean, linestyle="--", label="mean")
    left.set(xlabel="length", ylabel="density")
    left.legend()
    kinds = np.arange(len(probabilities))
    right.bar(kinds, frequencies(observed, len(probabilities)), label="data")
    right.scatter(kinds, probabilities, label="model")
    right.set(xlabel="kind", ylabel="probability")
    right.legend()
    return figure
