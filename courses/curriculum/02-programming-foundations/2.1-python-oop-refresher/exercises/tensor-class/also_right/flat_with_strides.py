"""One flat tuple of floats; nested lists are made when somebody asks, and operators are made by a function."""

import itertools
import operator


def flattened(data, numbers):
    if isinstance(data, (int, float)):
        numbers.append(float(data))
        return ()
    if not isinstance(data, (list, tuple)):
        raise TypeError("numbers, please")
    inner = [flattened(part, numbers) for part in data]
    if any(shape != inner[0] for shape in inner):
        raise ValueError("ragged")
    return (len(data),) + inner[0]


def nested(numbers, shape):
    if not shape:
        return next(numbers)
    return [nested(numbers, shape[1:]) for _ in range(shape[0])]


def method(function, swapped):
    def call(self, other):
        if isinstance(other, (int, float)):
            other = Tensor(other)
        elif not isinstance(other, Tensor):
            return NotImplemented
        axes = [set(pair) for pair in itertools.zip_longest(self.shape[::-1], other.shape[::-1], fillvalue=1)][::-1]
        if any(len(sizes - {1}) > 1 for sizes in axes):
            raise ValueError("shapes")
        shape = tuple(max(sizes) for sizes in axes)
        left, right = (other, self) if swapped else (self, other)
        places = itertools.product(*map(range, shape))
        return Tensor.make([function(left.at(place), right.at(place)) for place in places], shape)

    return call


class Tensor:
    def __init__(self, data):
        numbers = []
        self.shape = flattened(data, numbers)
        self._numbers = tuple(numbers)

    @classmethod
    def make(cls, numbers, shape):
        return cls(nested(iter(numbers), shape))

    @property
    def data(self):
        return nested(iter(self._numbers), self.shape)

    def __repr__(self):
        return "Tensor(" + str(self.data) + ")"

    def __len__(self):
        if self.shape == ():
            raise TypeError("no axes")
        return self.shape[0]

    def __getitem__(self, i):
        n = len(self)
        if i < -n or i >= n:
            raise IndexError(i)
        return Tensor(self.data[i % n])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __eq__(self, other):
        return isinstance(other, Tensor) and (self.shape, self._numbers) == (other.shape, other._numbers)

    __hash__ = None

    def __neg__(self):
        return Tensor.make([-x for x in self._numbers], self.shape)

    def __matmul__(self, other):
        if type(other) is not Tensor:
            return NotImplemented
        if len(self.shape) != 2 or len(other.shape) != 2:
            raise ValueError("two axes each")
        (n, m), (k, p) = self.shape, other.shape
        if m != k:
            raise ValueError("sizes")
        a, b = self._numbers, other._numbers
        return Tensor.make([sum(a[i * m + l] * b[l * p + j] for l in range(m)) for i in range(n) for j in range(p)], (n, p))

    def at(self, place):
        place = place[len(place) - len(self.shape):]
        index = 0
        for size, i in zip(self.shape, place):
            index = index * size + (0 if size == 1 else i)
        return self._numbers[index]

    __add__, __radd__ = method(operator.add, False), method(operator.add, True)
    __sub__, __rsub__ = method(operator.sub, False), method(operator.sub, True)
    __mul__, __rmul__ = method(operator.mul, False), method(operator.mul, True)
    __truediv__, __rtruediv__ = method(operator.truediv, False), method(operator.truediv, True)
    __pow__, __rpow__ = method(operator.pow, False), method(operator.pow, True)
