"""fails: refuses_shapes
silent: what should be refused returns, and most mistakes here look so

zip stops at the shorter one

`zip` ends without a word where the shorter list ends, so shapes that don't fit give a result that is too small. Compare the
lengths first, or write `zip(a, b, strict=True)`.
"""


def spread(function, a, b):
    if depth(a) == depth(b) == 0:
        return function(a, b)
    if depth(a) < depth(b):
        return [spread(function, a, part) for part in b]
    if depth(a) > depth(b):
        return [spread(function, part, b) for part in a]
    if 1 in (len(a), len(b)):
        longest = max(len(a), len(b))
        return [spread(function, a[i % len(a)], b[i % len(b)]) for i in range(longest)]
    return [spread(function, x, y) for x, y in zip(a, b)]
