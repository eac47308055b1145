import numpy as np


def fit_prior(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different labels (k,) in ascending order, and the logarithms (k,) of their shares.

    >>> fit_prior(np.array([5, 2, 2, 2]))
    (array([2, 5]), array([-0.28768207, -1.38629436]))
    """
    # <solution>
    classes, numbers = np.unique(labels, return_counts=True)
    return classes, np.log(numbers / len(labels))
    # </solution>


def fit_counts(counts: np.ndarray, labels: np.ndarray, alpha: float) -> np.ndarray:
    """The log-probability (k, v) of each kind in each class, with alpha added to every number of calls."""
    # <solution>
    totals = np.array([counts[labels == y].sum(axis=0) for y in np.unique(labels)]) + alpha  # (k, v)
    return np.log(totals / totals.sum(axis=1, keepdims=True))
    # </solution>


def fit_measures(measures: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means (k, d) and variances (k, d) of maximum likelihood; no variance is below 1e-6."""
    # <solution>
    groups = [measures[labels == y] for y in np.unique(labels)]  # each (n of this class, d)
    means = np.array([group.mean(axis=0) for group in groups])
    variances = np.array([group.var(axis=0) for group in groups])
    return means, np.maximum(variances, 1e-6)
    # </solution>


def log_likelihood(
    counts: np.ndarray, measures: np.ndarray, log_kinds: np.ndarray, means: np.ndarray, variances: np.ndarray
) -> np.ndarray:
    """The log-likelihood (m, k) of each example's counts (m, v) and measures (m, d) in each class."""
    # <solution>
    from_counts = counts @ log_kinds.T  # (m, v) @ (v, k)
    squares = (measures[:, None, :] - means) ** 2 / variances  # (m, 1, d) - (k, d): (m, k, d)
    from_measures = -0.5 * np.sum(squares + np.log(2 * np.pi * variances), axis=2)  # (m, k)
    return from_counts + from_measures
    # </solution>


def log_posterior(log_prior: np.ndarray, log_likelihoods: np.ndarray) -> np.ndarray:
    """The log-probability (m, k) of each class for each example; the probabilities of a row sum to 1."""
    # <solution>
    scores = log_prior + log_likelihoods  # (m, k)
    top = scores.max(axis=1, keepdims=True)  # (m, 1)
    return scores - top - np.log(np.sum(np.exp(scores - top), axis=1, keepdims=True))
    # </solution>


def predict(
    known_counts: np.ndarray,
    known_measures: np.ndarray,
    labels: np.ndarray,
    alpha: float,
    counts: np.ndarray,
    measures: np.ndarray,
) -> np.ndarray:
    """The most probable label (m,) of each new example; of equally probable ones the smallest."""
    # <solution>
    classes, log_prior = fit_prior(labels)
    model = (fit_counts(known_counts, labels, alpha), *fit_measures(known_measures, labels))
    posterior = log_posterior(log_prior, log_likelihood(counts, measures, *model))  # (m, k)
    return classes[posterior.argmax(axis=1)]
    # </solution>
