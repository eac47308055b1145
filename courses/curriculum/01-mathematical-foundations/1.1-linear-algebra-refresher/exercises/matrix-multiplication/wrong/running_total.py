"""fails: worked_example

The total is never set back to zero

Each entry still contains the entries before it: the total has to start at 0 for every entry, not once for the whole
product.
"""


def matmul(a, b):
    m, p = len(b), len(b[0]) if b else 0
    total = 0
    product = []
    for row in a:
        if len(row) != m:
            raise ValueError("sizes don't fit")
        entries = []
        for j in range(p):
            for k in range(m):
                total += row[k] * b[k][j]
            entries.append(total)
        product.append(entries)
    return product
