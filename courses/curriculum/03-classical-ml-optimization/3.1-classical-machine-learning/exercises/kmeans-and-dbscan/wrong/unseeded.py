"""fails: same_seed
silent: its answers are as random as anybody's

The seed isn't used

Every call draws other starts, and nobody can repeat what you found. Draw from `np.random.default_rng(seed)`.
"""

import numpy as np


def best_of(points, k, tries, seed):
    rng = np.random.default_rng()
    runs = [kmeans(points, points[rng.choice(len(points), size=k, replace=False)]) for _ in range(tries)]
    return min(runs, key=lambda run: run[2][-1])[0]
