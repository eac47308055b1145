"""fails: curve_fresh

The ellipse is drawn as if its axes were level and upright

You scale cosine and sine by two half axes from the diagonal of the matrix. That leaves out the entries beside the diagonal, which turn the ellipse; and a scaled cosine is seen under another angle.
"""

import numpy as np


def curve(g, angles):
    matrix, vector, _ = g
    centre = np.linalg.solve(matrix, -vector)
    half = np.sqrt(-2 * values(g, centre[None]) / np.diag(matrix))
    return centre + half * np.column_stack([np.cos(angles), np.sin(angles)])
