"""A serial number at birth: inputs are always older than what is made of them."""

import itertools

_serial = itertools.count()


class Value(Value):
    def __init__(self, data, operation="leaf", inputs=()):
        self.data = data
        self.grad = 0.0
        self.operation = operation
        self.inputs = inputs
        self.born = next(_serial)

    def __sub__(self, other):
        other = as_value(other)
        return Value(self.data - other.data, "-", [(self, 1), (other, -1)])

    def __truediv__(self, other):
        other = as_value(other)
        return Value(self.data / other.data, "/", [(self, 1 / other.data), (other, -self.data / other.data**2)])


def topological(output):
    met, waiting = {output}, [output]
    while waiting:
        for value, _ in waiting.pop().inputs:
            if value not in met:
                met.add(value)
                waiting.append(value)
    return sorted(met, key=lambda node: node.born)
