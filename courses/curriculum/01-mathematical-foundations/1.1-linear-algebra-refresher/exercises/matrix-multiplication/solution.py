def matmul(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    """The matrix product of a (n rows, m columns) and b (m rows, p columns): a new list of n rows with p entries.

    >>> matmul([[1, 2], [3, 4]], [[5, 6, 7], [8, 9, 10]])
    [[21, 24, 27], [47, 54, 61]]

    Raises ValueError when a row of a is not as long as b has rows.
    """
    # <solution>
    m = len(b)
    p = len(b[0]) if b else 0
    product = []
    for row in a:  # one row of a makes one row of the product
        if len(row) != m:
            raise ValueError(f"a row of {len(row)} entries cannot meet {m} rows")
        entries = []
        for j in range(p):
            total = 0
            for k in range(m):
                total += row[k] * b[k][j]
            entries.append(total)
        product.append(entries)  # (p,)
    return product  # (n, p)
    # </solution>
