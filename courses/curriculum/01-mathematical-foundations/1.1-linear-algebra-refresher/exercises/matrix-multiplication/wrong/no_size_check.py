"""fails: refuses_mismatch

Sizes that don't fit are multiplied anyway

`zip` stops at the shorter of the two, so surplus numbers are dropped without a word and a wrong result looks like a
right one. Compare the sizes before the arithmetic and raise `ValueError`.
"""


def matmul(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]
