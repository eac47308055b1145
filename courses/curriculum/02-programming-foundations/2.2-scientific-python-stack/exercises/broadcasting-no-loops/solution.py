import numpy as np


def standardise(table: np.ndarray) -> np.ndarray:
    """Every column with mean 0 and standard deviation 1 (a constant one with zeros): (n, d) -> (n, d).

    >>> standardise(np.array([[1.0, 50.0], [3.0, 10.0]]))
    array([[-1.,  1.], [ 1., -1.]])
    """
    # <solution>
    constant = table.max(axis=0) == table.min(axis=0)  # (d,)
    spread = np.where(constant, 1.0, table.std(axis=0))  # (d,)
    return np.where(constant, 0.0, (table - table.mean(axis=0)) / spread)  # (n, d)
    # </solution>


def softmax(scores: np.ndarray) -> np.ndarray:
    """Shares exp(s) / sum(exp(s)) along the last axis: (..., c) -> (..., c)."""
    # <solution>
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))  # (..., c) - (..., 1)
    return powers / powers.sum(axis=-1, keepdims=True)
    # </solution>


def one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    """A row of zeros with a 1 at the label's place for each label, all zeros for -1: (...) -> (..., classes)."""
    # <solution>
    return (labels[..., None] == np.arange(classes)).astype(float)  # (..., 1) meets (classes,)
    # </solution>


def squared_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Squared distances between all rows of a (n, d) and all rows of b (m, d): (n, m), never negative."""
    # <solution>
    squares = np.sum(a**2, axis=1)[:, None] + np.sum(b**2, axis=1)  # (n, 1) + (m,) -> (n, m)
    return np.maximum(squares - 2 * a @ b.T, 0)
    # </solution>


def group_sums(values: np.ndarray, groups: np.ndarray, count: int) -> np.ndarray:
    """Row g is the sum of the rows of values (n, d) whose entry in groups (n,) is g: (count, d)."""
    # <solution>
    sums = np.zeros((count, values.shape[1]))
    np.add.at(sums, groups, values)
    return sums
    # </solution>


def patches(images: np.ndarray, size: int) -> np.ndarray:
    """All square patches of the images (b, h, w): (b, h - size + 1, w - size + 1, size, size)."""
    # <solution>
    _, height, width = images.shape
    inside = np.arange(size)
    rows = np.arange(height - size + 1)[:, None] + inside  # (tops, size)
    columns = np.arange(width - size + 1)[:, None] + inside  # (lefts, size)
    return images[:, rows[:, None, :, None], columns[None, :, None, :]]  # (b, tops, lefts, size, size)
    # </solution>
