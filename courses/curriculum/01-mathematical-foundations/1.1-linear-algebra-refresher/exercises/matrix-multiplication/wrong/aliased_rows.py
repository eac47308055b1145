"""fails: worked_example

All rows of your result are one and the same list

`[[0] * p] * n` does not make n rows: it makes one row and refers to it n times, so that writing into one writes into
all. Every row ends up as the last one computed. Make a new list for each row.
"""


def matmul(a, b):
    n, m, p = len(a), len(b), len(b[0]) if b else 0
    product = [[0] * p] * n
    for i in range(n):
        if len(a[i]) != m:
            raise ValueError("sizes don't fit")
        for j in range(p):
            product[i][j] = 0
            for k in range(m):
                product[i][j] += a[i][k] * b[k][j]
    return product
