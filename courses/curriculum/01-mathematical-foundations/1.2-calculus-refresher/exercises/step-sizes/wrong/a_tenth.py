"""fails: compare_example

A hundredth of the value is taken for a hundredth of the distance

$f$ goes with the square of the distance: when it has fallen to a hundredth, the distance is only down to about a
tenth.
"""

import numpy as np


def compare(hessian, middle, start, step_sizes, steps):
    rows = []
    for step_size in step_sizes:
        each = factors(hessian, step_size)
        lengths = distances(hessian, middle, start, step_size, steps)
        verdict = "diverges" if max(abs(each)) > 1 else "zigzags" if min(each) < 0 else "glides"
        near = np.flatnonzero(lengths**2 <= lengths[0] ** 2 / 100)
        rows.append({"step_size": step_size, "verdict": verdict, "steps": int(near[0]) if len(near) else None})
    return rows
