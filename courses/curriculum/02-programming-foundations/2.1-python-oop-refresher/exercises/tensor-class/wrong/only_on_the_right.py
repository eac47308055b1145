"""fails: number_on_the_left
silent: an exception of the kind that many mistakes raise

A number may stand on the right, but not on the left

In `2 + t` Python asks the number 2 first, and that knows nothing of tensors. Only then it looks for `t.__radd__`. Each
operator needs its method with an `r`.
"""


class Tensor(Tensor):
    def __radd__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return NotImplemented
