"""fails: random_reals

The fractions are cut off

Your entries are turned into whole numbers on the way. With integers nobody notices; with real numbers everything behind
the point is lost. Leave the sum as it is.
"""


def matmul(a, b):
    for row in a:
        if len(row) != len(b):
            raise ValueError("sizes don't fit")
    return [[int(sum(x * y for x, y in zip(row, column))) for column in zip(*b)] for row in a]
