"""fails: equal_parts
silent: the judge has no PyTorch to try it with

The gradients are cleared before every part

Then only the last part's gradient is left. Clear once before the loop: adding up is the point.
"""


def accumulate(loss_of, params, batches):
    rows = sum(len(y) for _, y in batches)
    total = 0.0
    for x, y in batches:
        for param in params:
            param.grad = None
        part = loss_of(x, y) * (len(y) / rows)
        part.backward()
        total += part.item()
    return total
