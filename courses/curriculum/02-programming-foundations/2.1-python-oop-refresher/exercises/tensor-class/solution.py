# <solution> # Put helper functions of your own here, if you want some.
import operator


def shape_of(data):
    if isinstance(data, (int, float)):
        return ()
    if not isinstance(data, (list, tuple)):
        raise TypeError(f"a tensor holds numbers, not {type(data).__name__}")
    shapes = {shape_of(part) for part in data}
    if len(shapes) != 1:
        raise ValueError("the parts of a tensor must all have the same shape")
    return (len(data), *shapes.pop())


def copied(data):
    return [copied(part) for part in data] if isinstance(data, (list, tuple)) else data


def depth(data):
    return 1 + depth(data[0]) if isinstance(data, list) else 0


def spread(function, a, b):
    """The function of all pairs of entries that meet; axes are aligned at their ends."""
    if depth(a) == depth(b) == 0:
        return function(a, b)
    if depth(a) < depth(b):
        return [spread(function, a, part) for part in b]
    if depth(a) > depth(b):
        return [spread(function, part, b) for part in a]
    longest = max(len(a), len(b))
    if len(a) not in (1, longest) or len(b) not in (1, longest):
        raise ValueError(f"axes of length {len(a)} and {len(b)} don't fit")
    return [spread(function, a[i % len(a)], b[i % len(b)]) for i in range(longest)]


# </solution>
class Tensor:
    """An array of numbers with any number of axes.

    >>> 10 - Tensor([[1, 2, 3], [4, 5, 6]])
    Tensor([[9, 8, 7], [6, 5, 4]])
    """

    def __init__(self, data):
        # <solution>
        self.shape = shape_of(data)
        self.data = copied(data)
        # </solution>

    # <solution> # Here follow the methods that Python calls for repr, len, [], ==, + - * / ** and @.
    def __repr__(self):
        return f"Tensor({self.data!r})"

    def __len__(self):
        if not self.shape:
            raise TypeError("a tensor without axes has no length")
        return self.shape[0]

    def __getitem__(self, index):
        if not self.shape:
            raise TypeError("a tensor without axes has no entries")
        return Tensor(self.data[index])

    def __eq__(self, other):
        if not isinstance(other, Tensor):
            return NotImplemented
        return self.shape == other.shape and self.data == other.data

    def _with(self, other, function):
        if isinstance(other, (int, float)):
            other = Tensor(other)
        if not isinstance(other, Tensor):
            return NotImplemented
        return Tensor(spread(function, self.data, other.data))

    def __neg__(self):
        return 0 - self

    def __add__(self, other):
        return self._with(other, operator.add)

    def __radd__(self, other):
        return self._with(other, operator.add)

    def __sub__(self, other):
        return self._with(other, operator.sub)

    def __rsub__(self, other):
        return self._with(other, lambda mine, theirs: theirs - mine)

    def __mul__(self, other):
        return self._with(other, operator.mul)

    def __rmul__(self, other):
        return self._with(other, operator.mul)

    def __truediv__(self, other):
        return self._with(other, operator.truediv)

    def __rtruediv__(self, other):
        return self._with(other, lambda mine, theirs: theirs / mine)

    def __pow__(self, other):
        return self._with(other, operator.pow)

    def __rpow__(self, other):
        return self._with(other, lambda mine, theirs: theirs**mine)

    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            return NotImplemented
        if len(self.shape) != 2 or len(other.shape) != 2 or self.shape[1] != other.shape[0]:
            raise ValueError(f"there is no product of shapes {self.shape} and {other.shape}")
        columns = list(zip(*other.data))
        return Tensor([[sum(x * y for x, y in zip(row, column)) for column in columns] for row in self.data])  # (n, p)

    # </solution>
