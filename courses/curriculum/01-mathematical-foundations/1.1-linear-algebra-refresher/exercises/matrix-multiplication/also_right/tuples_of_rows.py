from operator import mul


def matmul(a, b):
    """A list of rows is asked for; that the rows are tuples is a matter of manners."""
    if a and {len(row) for row in a} != {len(b)}:
        raise ValueError("sizes don't fit")
    columns = tuple(zip(*b))
    return [tuple(sum(map(mul, row, column)) for column in columns) for row in a]
