"""The sensitivity from central differences of the simulation; the Hessian with einsum; lists for paths."""

import numpy as np


def hessian(hills, point):
    away = point - hills[:, :2]
    width = hills[:, 3]
    size = hills[:, 2] * np.exp(-(away**2).sum(1) / 2 / width**2) / width**2
    return np.einsum("n,ni,nj->ij", size / width**2, away, away) - size.sum() * np.eye(2)


def roll(hills, start, velocity, steps):
    p, v = np.array(start), np.array(velocity)
    rows = [p.tolist()]
    for _ in range(steps):
        old = v.copy()
        v += TIME * (-GRAVITY * gradient(hills, p) - FRICTION * v)
        p += TIME * old
        rows.append(p.tolist())
    return np.array(rows)


def sensitivity(hills, start, velocity, steps):
    columns = []
    for nudge in 1e-5 * np.eye(2):
        ahead, behind = (roll(hills, start, velocity + sign * nudge, steps)[-1] for sign in (1, -1))
        columns.append((ahead - behind) / 2e-5)
    return np.array(columns).T
