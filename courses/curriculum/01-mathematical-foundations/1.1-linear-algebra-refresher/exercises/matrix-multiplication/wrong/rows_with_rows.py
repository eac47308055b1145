"""fails: shape_of_product

Rows of A meet rows of B

You pair a row of A with a *row* of B. The second factor's column is wanted: its entries lie one below the other, so it
is B's first index that runs with the sum.
"""


def matmul(a, b):
    if a and len(a[0]) != len(b):
        raise ValueError("sizes don't fit")
    return [[sum(x * y for x, y in zip(row, other)) for other in b] for row in a]
