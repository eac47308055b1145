"""fails: equal_parts
silent: the judge has no PyTorch to try it with

The means of the parts are added up

Each part brings a mean of its own. The sum of three means is three times too large: weight each part by its share of the rows.
"""


def accumulate(loss_of, params, batches):
    total = 0.0
    for param in params:
        param.grad = None
    for x, y in batches:
        part = loss_of(x, y)
        part.backward()
        total += part.item()
    return total
