"""fails: strangers
silent: an exception of the kind that many mistakes raise

TypeError is raised before the other operand was asked

If your method raises, Python never tries the other operand's method, and nobody can write a class that works together
with yours. Return `NotImplemented`: Python raises the TypeError itself if the other one can't help either.
"""


class Tensor(Tensor):
    def _with(self, other, function):
        if isinstance(other, (int, float)):
            other = Tensor(other)
        if not isinstance(other, Tensor):
            raise TypeError(f"unsupported operand {other!r}")
        return Tensor(spread(function, self.data, other.data))
