# Breaks a promise that the judge's function checks, and swallows the error: it ends the check all the same.
#
# target = "asks"
# verdict = "failed"
# reason = "out of bounds"

def minimise(f, low, high):
    for x in (3.0, 1e9, float("nan")):
        try:
            f(x)
        except BaseException:
            pass
    left, right = low, high
    for _ in range(50):
        a, b = left + (right - left) / 3, right - (right - left) / 3
        if f(a) < f(b):
            right = b
        else:
            left = a
    return left
