"""fails: fewer_axes

Shapes are aligned at their first axis

You pair the parts of both tensors from the outside inwards. Broadcasting aligns at the *last* axis: with shapes (3, 3)
and (3,), the vector meets every row, so its entries belong to the columns.
"""


def spread(function, a, b):
    if depth(a) == depth(b) == 0:
        return function(a, b)
    if depth(a) == 0:
        return [spread(function, a, part) for part in b]
    if depth(b) == 0:
        return [spread(function, part, b) for part in a]
    longest = max(len(a), len(b))
    if len(a) not in (1, longest) or len(b) not in (1, longest):
        raise ValueError("lengths")
    return [spread(function, a[i % len(a)], b[i % len(b)]) for i in range(longest)]
