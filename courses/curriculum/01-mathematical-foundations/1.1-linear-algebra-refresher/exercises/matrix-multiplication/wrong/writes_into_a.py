"""fails: inputs_unchanged

The result is written into A

Your function returns the list that it was given, with new contents. Whoever called it loses their matrix A. Build the
result in lists of its own.
"""


def matmul(a, b):
    for i, row in enumerate(a):
        if len(row) != len(b):
            raise ValueError("sizes don't fit")
        a[i] = [sum(x * y for x, y in zip(row, column)) for column in zip(*b)]
    return a
