"""fails: compare_example
silent: a number where None belongs is of another kind, and ends the check at once

A distance that is never reached gets a number

When no distance is short enough, the answer is `None`. The number of steps that were tried says something else.
"""

import numpy as np


def compare(hessian, middle, start, step_sizes, steps):
    rows = []
    for step_size in step_sizes:
        each = factors(hessian, step_size)
        lengths = distances(hessian, middle, start, step_size, steps)
        verdict = "diverges" if max(abs(each)) > 1 else "zigzags" if min(each) < 0 else "glides"
        near = np.flatnonzero(lengths <= lengths[0] / 100)
        rows.append({"step_size": step_size, "verdict": verdict, "steps": int(near[0]) if len(near) else steps})
    return rows
