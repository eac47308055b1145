"""fails: compare_example

The flattest direction decides the verdict

The largest factor belongs to the *smallest* eigenvalue, and it is the last to turn negative. The verdict is made by
the factor farthest from zero, and by the smallest.
"""

import numpy as np


def compare(hessian, middle, start, step_sizes, steps):
    rows = []
    for step_size in step_sizes:
        each = factors(hessian, step_size)
        lengths = distances(hessian, middle, start, step_size, steps)
        verdict = "diverges" if abs(max(each)) > 1 else "zigzags" if max(each) < 0 else "glides"
        near = np.flatnonzero(lengths <= lengths[0] / 100)
        rows.append({"step_size": step_size, "verdict": verdict, "steps": int(near[0]) if len(near) else None})
    return rows
