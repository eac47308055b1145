"""fails: flops
silent: the judge has no PyTorch to try it with

Only the multiplications are counted

Each product is also added to a sum. The usual count takes both: $2nkm$.
"""


def matmul_flops(n, k, m):
    return n * k * m
