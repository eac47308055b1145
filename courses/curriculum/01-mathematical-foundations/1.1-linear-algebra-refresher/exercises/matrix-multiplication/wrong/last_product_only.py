"""fails: worked_example

Only the last product is kept

Each entry holds one product instead of a sum of products: the total is overwritten in the innermost loop where it
should grow.
"""


def matmul(a, b):
    m, p = len(b), len(b[0]) if b else 0
    product = []
    for row in a:
        if len(row) != m:
            raise ValueError("sizes don't fit")
        entries = []
        for j in range(p):
            total = 0
            for k in range(m):
                total = row[k] * b[k][j]
            entries.append(total)
        product.append(entries)
    return product
