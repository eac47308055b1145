"""fails: stale_gradients
silent: the judge has no PyTorch to try it with

What was in `.grad` before is added too

`backward()` adds to what it finds. Clear the gradients once, before the first part, and not between the parts.
"""


def accumulate(loss_of, params, batches):
    rows = sum(len(y) for _, y in batches)
    total = 0.0
    for x, y in batches:
        part = loss_of(x, y) * (len(y) / rows)
        part.backward()
        total += part.item()
    return total
