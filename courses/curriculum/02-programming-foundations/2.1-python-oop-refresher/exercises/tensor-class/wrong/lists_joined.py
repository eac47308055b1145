"""fails: same_shape

Lists are joined where numbers should be added

For lists `+` means "one after the other": `[1, 2] + [3, 4]` is `[1, 2, 3, 4]`. Go down to the numbers first, and add there.
"""


class Tensor(Tensor):
    def __add__(self, other):
        if isinstance(other, Tensor) and self.shape == other.shape:
            return Tensor(self.data + other.data)
        return self._with(other, operator.add)
