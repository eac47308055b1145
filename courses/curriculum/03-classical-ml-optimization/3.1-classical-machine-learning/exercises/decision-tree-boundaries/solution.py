import numpy as np


def gini(labels: np.ndarray) -> float:
    """The Gini impurity of a group of labels (n,).

    >>> gini(np.array([0, 0, 1, 0, 1]))
    0.48
    """
    # <solution>
    _, counts = np.unique(labels, return_counts=True)
    return 1 - np.sum((counts / len(labels)) ** 2)
    # </solution>


def best_split(x: np.ndarray, y: np.ndarray) -> tuple[int, float, float] | None:
    """Feature, threshold and decrease of the best question about x (n, d) with labels y (n,); None if none helps."""
    # <solution>
    best, gain = None, 1e-12
    for feature in range(x.shape[1]):
        values = np.unique(x[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = x[:, feature] <= threshold  # (n,)
            decrease = gini(y) - left.mean() * gini(y[left]) - (~left).mean() * gini(y[~left])
            if decrease > gain:
                best, gain = (feature, float(threshold), float(decrease)), decrease + 1e-12
    return best
    # </solution>


def grow(x: np.ndarray, y: np.ndarray, depth: int) -> dict:
    """A tree of at most `depth` questions from the root to a leaf, as dictionaries."""
    # <solution>
    split = best_split(x, y) if depth > 0 else None
    if split is None:
        labels, counts = np.unique(y, return_counts=True)  # sorted, so argmax takes the smallest of equals
        return {"label": int(labels[counts.argmax()])}
    feature, threshold, _ = split
    left = x[:, feature] <= threshold
    return {
        "feature": feature,
        "threshold": threshold,
        "left": grow(x[left], y[left], depth - 1),
        "right": grow(x[~left], y[~left], depth - 1),
    }
    # </solution>


def predict(tree: dict, x: np.ndarray) -> np.ndarray:
    """The tree's label for each row of x (n, d): (n,)."""
    # <solution>
    answers = []
    for row in x:
        node = tree
        while "label" not in node:
            node = node["left"] if row[node["feature"]] <= node["threshold"] else node["right"]
        answers.append(node["label"])
    return np.array(answers, dtype=int)
    # </solution>


def decision_grid(tree: dict, x: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers over the range of feature 0 (steps,), of feature 1 (steps,), and the answers there (steps, steps)."""
    # <solution>
    across, up = (np.linspace(low - 0.5, high + 0.5, steps) for low, high in zip(x.min(axis=0), x.max(axis=0)))
    columns, rows = np.meshgrid(across, up)  # both (steps, steps): row i has feature 1 = up[i]
    points = np.column_stack([columns.ravel(), rows.ravel()])  # (steps * steps, 2)
    return across, up, predict(tree, points).reshape(steps, steps)
    # </solution>


def plot_boundary(tree: dict, x: np.ndarray, y: np.ndarray, steps: int):
    """One figure: the tree's answers as a background, the examples as points coloured by their label."""
    import matplotlib.pyplot as plt

    # <solution>
    across, up, answers = decision_grid(tree, x, steps)
    figure, axes = plt.subplots()
    axes.pcolormesh(across, up, answers, alpha=0.3, vmin=y.min(), vmax=y.max())
    axes.scatter(x[:, 0], x[:, 1], c=y, edgecolors="black")
    axes.set(xlabel="feature 0", ylabel="feature 1")
    return figure
    # </solution>
