"""fails: unequal_parts
silent: the judge has no PyTorch to try it with

Every part counts the same, whatever its size

Dividing by the number of parts is right only when all are equally long. A row in a short part then counts more than a row in a
long one. Weight each part by its rows.
"""


def accumulate(loss_of, params, batches):
    total = 0.0
    for param in params:
        param.grad = None
    for x, y in batches:
        part = loss_of(x, y) / len(batches)
        part.backward()
        total += part.item()
    return total
