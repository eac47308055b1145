import numpy as np


def gaussian_pdf(x: np.ndarray, mean: float, sd: float) -> np.ndarray:
    """The density of a Gaussian with this mean and standard deviation at each entry of x, in the shape of x.

    >>> gaussian_pdf(np.array([2.0, 4.0, 6.0]), 4.0, 2.0).round(5)
    array([0.12099, 0.19947, 0.12099])
    """
    # <solution>
    z = (x - mean) / sd
    return np.exp(-0.5 * z**2) / (sd * np.sqrt(2 * np.pi))
    # </solution>


def frequencies(observed: np.ndarray, count: int) -> np.ndarray:
    """The share of each of 0, 1, ..., count - 1 among the observed integers (n,): an array (count,)."""
    # <solution>
    return np.bincount(observed, minlength=count) / len(observed)
    # </solution>


def density_histogram(samples: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """The heights (b,) of bars over the bins between the edges (b + 1,); each bar's area is the share of its samples."""
    # <solution>
    counts, _ = np.histogram(samples, bins=edges)  # (b,)
    return counts / len(samples) / np.diff(edges)
    # </solution>


def plot_distributions(
    samples: np.ndarray, edges: np.ndarray, mean: float, sd: float, observed: np.ndarray, probabilities: np.ndarray
):
    """One figure with two Axes: samples and their Gaussian, observed kinds and their probabilities."""
    import matplotlib.pyplot as plt

    # <solution>
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    heights = density_histogram(samples, edges)
    left.bar(edges[:-1], heights, width=np.diff(edges), align="edge", alpha=0.5, edgecolor="white", label="data")
    x = np.linspace(mean - 4 * sd, mean + 4 * sd, 200)
    left.plot(x, gaussian_pdf(x, mean, sd), color="tab:red", label="Gaussian")
    left.axvline(mean, color="tab:red", linestyle="--", label="mean")
    left.set(xlabel="length of a call in seconds", ylabel="density")
    left.legend()
    kinds = np.arange(len(probabilities))  # (k,)
    right.bar(kinds, frequencies(observed, len(probabilities)), alpha=0.5, label="data")
    right.scatter(kinds, probabilities, color="tab:red", label="model", zorder=3)
    right.set(xlabel="kind of call", ylabel="share or probability", xticks=kinds)
    right.legend()
    return figure
    # </solution>
