"""fails: number_on_the_left

The operands of the r-methods are not swapped

`10 - t` calls `t.__rsub__(10)`. There `self` is the operand on the *right*, so the result is `other - self`. For `+`
and `*` the order makes no difference, which is why this survives the first tests; for `-`, `/` and `**` it does.
"""


class Tensor(Tensor):
    def __neg__(self):
        return self * -1

    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other

    def __rpow__(self, other):
        return self**other
