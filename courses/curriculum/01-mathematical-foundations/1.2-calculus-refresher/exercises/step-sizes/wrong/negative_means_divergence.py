"""fails: compare_example

Every negative factor is called divergence

A negative factor makes the error change sides. As long as it is above -1 the error shrinks all the same: that is a
zigzag.
"""

import numpy as np


def compare(hessian, middle, start, step_sizes, steps):
    rows = []
    for step_size in step_sizes:
        each = factors(hessian, step_size)
        lengths = distances(hessian, middle, start, step_size, steps)
        verdict = "diverges" if min(each) < 0 else "glides"
        near = np.flatnonzero(lengths <= lengths[0] / 100)
        rows.append({"step_size": step_size, "verdict": verdict, "steps": int(near[0]) if len(near) else None})
    return rows
