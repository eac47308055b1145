import numpy as np


def learn_fog(sent: list[int], seen: list[int], count: int, alpha: float) -> np.ndarray:
    """P(seen j | sent i) in row i and column j: (count, count), from two logs, with alpha added to every count.

    >>> learn_fog([0, 0, 0, 1, 1], [0, 0, 1, 1, 1], 2, 1.0)
    array([[0.6 , 0.4 ],
           [0.25, 0.75]])
    """
    # <solution>
    counts = np.full((count, count), float(alpha))
    for i, j in zip(sent, seen, strict=True):
        counts[i, j] += 1
    totals = counts.sum(axis=1, keepdims=True)  # (count, 1)
    return np.where(totals > 0, counts / np.where(totals > 0, totals, 1), 1 / count)
    # </solution>


def update(belief: np.ndarray, seen: list[int], fog: np.ndarray) -> np.ndarray:
    """The probabilities (k,) of the signs after the sightings, from those before; fog is (k, k), sent by seen."""
    # <solution>
    with np.errstate(divide="ignore"):  # the logarithm of 0 is minus infinity, and stays so
        scores = np.log(belief) + np.log(fog)[:, list(seen)].sum(axis=1)  # (k,)
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()
    # </solution>


def uncertainty(beliefs: np.ndarray) -> np.ndarray:
    """The entropy (n,) of each row of beliefs (n, k), in bits."""
    # <solution>
    safe = np.where(beliefs > 0, beliefs, 1.0)  # the logarithm of 1 is 0, as wanted for 0 log 0
    return -np.sum(beliefs * np.log2(safe), axis=1)
    # </solution>


def worth(belief: np.ndarray, fog: np.ndarray) -> float:
    """By how many bits one more look lowers the entropy of the belief (k,), on average over what may be seen."""
    # <solution>
    joint = belief[:, None] * fog  # (sent, seen)
    chances = joint.sum(axis=0)  # (seen,)
    possible = chances > 0
    after = (joint[:, possible] / chances[possible]).T  # (seen, sent): a belief for each sighting
    return float(uncertainty(belief[None])[0] - chances[possible] @ uncertainty(after))
    # </solution>


def read(look, length: int, budget: int, prior: np.ndarray, fog: np.ndarray) -> list[int]:
    """The signs of a message of this length. look(i) returns a new sighting of the sign at place i; budget of them."""
    # <solution>
    beliefs = np.tile(prior, (length, 1))  # (length, k)
    worths = [worth(belief, fog) for belief in beliefs]
    for _ in range(budget):
        i = int(np.argmax(worths))
        beliefs[i] = update(beliefs[i], [look(i)], fog)
        worths[i] = worth(beliefs[i], fog)
    return [int(sign) for sign in beliefs.argmax(axis=1)]
    # </solution>
