"""Plain sums for the gradient, a search with next(), lists everywhere; the distances in float32."""

import math

import numpy as np


def distances(hessian, middle, start, step_size, steps):
    rows, d = np.asarray(hessian).tolist(), len(middle)
    error = [float(s - m) for s, m in zip(start, middle)]
    lengths = [math.hypot(*error)]
    for _ in range(steps):
        slopes = [sum(rows[i][j] * error[j] for j in range(d)) for i in range(d)]
        error = [e - step_size * g for e, g in zip(error, slopes)]
        lengths.append(math.hypot(*error))
    return np.array(lengths, dtype=np.float32)


def compare(hessian, middle, start, step_sizes, steps):
    table = []
    for step_size in step_sizes:
        lowest, highest = min(factors(hessian, step_size)), max(factors(hessian, step_size))
        if lowest < -1 or highest > 1:
            verdict = "diverges"
        elif lowest < 0:
            verdict = "zigzags"
        else:
            verdict = "glides"
        x, first, bound = start, None, math.dist(start, middle) / 100
        for k in range(steps + 1):
            if math.dist(x, middle) <= bound:
                first = k
                break
            x = x - step_size * (hessian @ (x - middle))
        table.append(dict(steps=first, verdict=verdict, step_size=step_size))
    return table
