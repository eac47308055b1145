import math


class Value:
    """A number that remembers how it was computed. `inputs` are pairs (Value it came from, local derivative).

    >>> a, b = Value(2.0), Value(-3.0)
    >>> c = a * b + a
    >>> c.backward()
    >>> c.data, a.grad, b.grad
    (-4.0, -2.0, 2.0)
    """

    def __init__(self, data, operation="leaf", inputs=()):
        self.data = float(data)
        self.grad = 0.0
        self.operation = operation
        self.inputs = tuple(inputs)

    def __add__(self, other):
        # <solution>
        other = as_value(other)
        return Value(self.data + other.data, "+", [(self, 1.0), (other, 1.0)])
        # </solution>

    def __mul__(self, other):
        # <solution>
        other = as_value(other)
        return Value(self.data * other.data, "*", [(self, other.data), (other, self.data)])
        # </solution>

    def __pow__(self, exponent):
        """The exponent is a plain number."""
        # <solution>
        return Value(self.data**exponent, "**", [(self, exponent * self.data ** (exponent - 1))])
        # </solution>

    def __sub__(self, other):
        # <solution>
        return self + as_value(other) * -1.0
        # </solution>

    def __rsub__(self, other):
        """number - self"""
        # <solution>
        return as_value(other) - self
        # </solution>

    def __truediv__(self, other):
        # <solution>
        return self * as_value(other) ** -1.0
        # </solution>

    def __rtruediv__(self, other):
        """number / self"""
        # <solution>
        return as_value(other) / self
        # </solution>

    def exp(self):
        # <solution>
        result = math.exp(self.data)
        return Value(result, "exp", [(self, result)])
        # </solution>

    def log(self):
        """The natural logarithm."""
        # <solution>
        return Value(math.log(self.data), "log", [(self, 1.0 / self.data)])
        # </solution>

    def tanh(self):
        # <solution>
        result = math.tanh(self.data)
        return Value(result, "tanh", [(self, 1.0 - result**2)])
        # </solution>

    def relu(self):
        # <solution>
        return Value(max(0.0, self.data), "relu", [(self, 1.0 if self.data > 0 else 0.0)])
        # </solution>

    def backward(self):
        """Set .grad of every value below this one, itself included, to the derivative of self by that value."""
        # <solution>
        order = topological(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for value, slope in node.inputs:
                value.grad += slope * node.grad
        # </solution>

    __radd__ = __add__  # number + self
    __rmul__ = __mul__  # number * self

    def __neg__(self):
        return self * -1.0


def as_value(number):
    """The Value itself, or a new leaf for a plain number."""
    return number if isinstance(number, Value) else Value(number)


def topological(output):
    """Every value below output once, inputs before what is made of them, output last."""
    # <solution>
    order, seen, stack = [], set(), [(output, False)]
    while stack:
        node, is_done = stack.pop()
        if is_done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))  # comes up again when everything below it is in order
            stack.extend((value, False) for value, _ in node.inputs)
    return order
    # </solution>


def drawing(output):
    """Nodes [(operation, data), ...], inputs first, and edges [(from, to), ...] between their places in that list."""
    # <solution>
    order = topological(output)
    place = {id(node): at for at, node in enumerate(order)}
    edges = [(place[id(value)], place[id(node)]) for node in order for value, _ in node.inputs]
    return [(node.operation, node.data) for node in order], edges
    # </solution>
