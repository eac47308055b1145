"""fails: shape_of_product

Your result is transposed

Rows and columns of the result have changed places: entry (i, j) stands at (j, i). The outer loop, the one that begins a
new row of the result, should run over the rows of A.
"""


def matmul(a, b):
    for row in a:
        if len(row) != len(b):
            raise ValueError("sizes don't fit")
    return [[sum(x * y for x, y in zip(row, column)) for row in a] for column in zip(*b)]
