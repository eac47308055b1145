def matmul(a, b):
    for row in a:
        if len(row) != len(b):
            raise ValueError("sizes don't fit")
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]
