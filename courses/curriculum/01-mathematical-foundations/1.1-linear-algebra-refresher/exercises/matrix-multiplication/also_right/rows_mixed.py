class SizeError(ValueError):
    """A subclass of ValueError is a ValueError."""


def matmul(a, b):
    """Each row of the result mixes the rows of b; a row of a holds the weights. Everything in floats."""
    product = []
    for weights in a:
        if len(weights) != len(b):
            raise SizeError(f"{len(weights)} weights for {len(b)} rows")
        mixed = [0.0] * (len(b[0]) if b else 0)
        for weight, row in zip(weights, b):
            mixed = [total + weight * entry for total, entry in zip(mixed, row)]
        product.append(mixed)
    return product
