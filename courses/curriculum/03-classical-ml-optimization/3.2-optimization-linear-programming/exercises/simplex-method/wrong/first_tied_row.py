"""fails: leaving_tie

Of tied rows the first one goes out

Rows have no meaning of their own: which unknown a row belongs to changes with every pivot. Bland's rule compares the unknowns,
`basis[row]`.
"""

import numpy as np


def leaving(tableau, basis, column):
    rows = [row for row in range(len(basis)) if tableau[row, column] > 1e-9]
    if not rows:
        return None
    return min(rows, key=lambda row: tableau[row, -1] / tableau[row, column])
