"""fails: pivot_fresh

The tableau that came in is changed

`new = tableau` is a second name for the same table. `tableau.copy()` makes a table of its own.
"""


def pivot(tableau, row, column):
    new = tableau
    new[row] = new[row] / new[row, column]
    for other in range(len(new)):
        if other != row:
            new[other] = new[other] - new[other, column] * new[row]
    return new
