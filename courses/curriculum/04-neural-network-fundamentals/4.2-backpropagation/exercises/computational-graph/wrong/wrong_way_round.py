"""fails: plain_numbers

`3 - x` is computed as `x - 3`

For subtraction and division the order matters. When Python calls `x.__rsub__(3)`, x stands on the *right*.
"""


class Value(Value):
    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other
