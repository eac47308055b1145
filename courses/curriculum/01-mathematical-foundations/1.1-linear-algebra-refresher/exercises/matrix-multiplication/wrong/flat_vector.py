"""fails: shape_of_product

A result with one column has lost its brackets

A matrix with one column is still a list of rows, each with one entry: `[[1], [2], [3]]`, not `[1, 2, 3]`. Code that
treats it as a special case makes life harder for whoever multiplies the result again.
"""


def matmul(a, b):
    for row in a:
        if len(row) != len(b):
            raise ValueError("sizes don't fit")
    product = [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
    if b and len(b[0]) == 1:
        return [row[0] for row in product]
    return product
