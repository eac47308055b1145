def matmul(a, b):
    """A sum of outer products: the shared index runs outermost."""
    if any(len(row) != len(b) for row in a):
        raise ValueError("sizes don't fit")
    p = len(b[0]) if b else 0
    product = [[0] * p for _ in a]
    for k, row_of_b in enumerate(b):
        for i, row_of_a in enumerate(a):
            for j, entry in enumerate(row_of_b):
                product[i][j] += row_of_a[k] * entry
    return product
