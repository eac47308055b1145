"""Mutual information from the two entropies of the sighting; looks go where the entropy is largest."""

import numpy as np


def learn_fog(sent, seen, count, alpha):
    pairs = np.array(sent, dtype=int) * count + np.array(seen, dtype=int)
    table = np.bincount(pairs, minlength=count**2).reshape(count, count) + alpha
    table = table + (table.sum(axis=1, keepdims=True) == 0)
    return table / table.sum(axis=-1)[:, None]


def update(belief, seen, fog):
    times = np.bincount(np.array(seen, dtype=int), minlength=len(fog))
    possible = np.flatnonzero((belief > 0) & ~((fog == 0) & (times > 0)).any(axis=1))
    logs = np.log(belief[possible]) + np.where(times > 0, times * np.log(np.maximum(fog[possible], 1e-300)), 0).sum(axis=1)
    new = np.zeros(len(belief))
    new[possible] = np.exp(logs - np.logaddexp.reduce(logs))
    return new


def uncertainty(beliefs):
    logs = np.zeros_like(beliefs)
    np.log2(beliefs, out=logs, where=beliefs > 0)
    return -(beliefs * logs).sum(axis=-1)


def worth(belief, fog):
    return float(uncertainty(belief @ fog) - belief @ uncertainty(fog))


def read(look, length, budget, prior, fog):
    seen = [[] for _ in range(length)]
    beliefs = np.array([prior] * length)
    for _ in range(budget):
        i = np.argmax(uncertainty(beliefs))
        seen[i].append(look(i))
        beliefs[i] = update(prior, seen[i], fog)
    return beliefs.argmax(axis=1).tolist()
