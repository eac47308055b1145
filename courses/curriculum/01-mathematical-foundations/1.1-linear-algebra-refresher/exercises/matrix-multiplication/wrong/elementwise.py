"""fails: shape_of_product

You multiply entry by entry

Entries at the same place are multiplied and nothing is added up. That is another product (NumPy's `*`). In the matrix
product a whole row of A meets a whole column of B in each entry.
"""


def matmul(a, b):
    for row in a:
        if len(row) != len(b):
            raise ValueError("sizes don't fit")
    return [[x * y for x, y in zip(left, right)] for left, right in zip(a, b)]
