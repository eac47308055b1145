"""fails: compare_lucky

The verdict is taken from this one run

Your verdict depends on the start: from a lucky one, without a part in the steep direction, nothing grows within these
steps. The factors tell what has to be expected.
"""

import numpy as np


def compare(hessian, middle, start, step_sizes, steps):
    rows = []
    for step_size in step_sizes:
        each = factors(hessian, step_size)
        lengths = distances(hessian, middle, start, step_size, steps)
        verdict = "diverges" if lengths[-1] > lengths[0] else "zigzags" if min(each) < 0 else "glides"
        near = np.flatnonzero(lengths <= lengths[0] / 100)
        rows.append({"step_size": step_size, "verdict": verdict, "steps": int(near[0]) if len(near) else None})
    return rows
