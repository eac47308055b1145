"""fails: break_even_fresh
silent: the judge has no PyTorch to try it with

The first size with a win is taken

A lucky measurement at a small size isn't the point from which on the device is faster. It has to win there and at every larger size.
"""


def break_even(rows, slow, fast):
    seconds = {(row["device"], row["n"]): row["seconds"] for row in rows}
    for n in sorted({n for name, n in seconds if name == fast}):
        if seconds[fast, n] < seconds[slow, n]:
            return n
    return None
