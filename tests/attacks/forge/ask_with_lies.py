# Asks with arguments that are no numbers but claim to be: what the judge's function gets is only ever data.
#
# target = "asks"
# verdict = "failed"
# reason = "There is None among the numbers"

class Point(float):
    def __rsub__(self, other):
        return 0.0

    def __sub__(self, other):
        return 0.0


def minimise(f, low, high):
    f(Point(0.1))
    return f([True, "0", None, {"x": Point(0.0)}])
