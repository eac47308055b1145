class Value:
    """A number that knows how it was made: enough of automatic differentiation for sums and products."""

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.grad = data, 0.0
        self._parents, self._slopes = parents, slopes

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    __radd__ = __add__

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __getitem__(self, place):
        return self._parents[place]

    def __len__(self):
        return len(self._parents)

    def backward(self, upstream=1.0):
        self.grad += upstream
        for parent, slope in zip(self._parents, self._slopes):
            parent.backward(upstream * slope)


def minimise(f, start, steps):
    """Golden-section search would do; halving the step is enough here."""
    point, step = start, 1.0
    for _ in range(steps):
        if f(point + step) < f(point):
            point += step
        elif f(point - step) < f(point):
            point -= step
        else:
            step /= 2
    return point


def shout(word):
    print(word.upper())
    return len(word)
