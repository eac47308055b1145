"""fails: empty_matrices
silent: an IndexError has many causes

Your code takes it for granted that there is a first row

`b[0]` fails when B has no row. How many columns the result has must be decided for that case too.
"""


def matmul(a, b):
    m, p = len(b), len(b[0])
    for row in a:
        if len(row) != m:
            raise ValueError("sizes don't fit")
    return [[sum(row[k] * b[k][j] for k in range(m)) for j in range(p)] for row in a]
