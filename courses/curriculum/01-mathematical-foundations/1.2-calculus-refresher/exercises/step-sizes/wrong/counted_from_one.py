"""fails: compare_example

The steps are counted from one

The distance at the start is number 0: before any step. So the place in the array is the number of steps already.
"""

import numpy as np


def compare(hessian, middle, start, step_sizes, steps):
    rows = []
    for step_size in step_sizes:
        each = factors(hessian, step_size)
        lengths = distances(hessian, middle, start, step_size, steps)
        verdict = "diverges" if max(abs(each)) > 1 else "zigzags" if min(each) < 0 else "glides"
        near = np.flatnonzero(lengths <= lengths[0] / 100)
        rows.append({"step_size": step_size, "verdict": verdict, "steps": int(near[0]) + 1 if len(near) else None})
    return rows
