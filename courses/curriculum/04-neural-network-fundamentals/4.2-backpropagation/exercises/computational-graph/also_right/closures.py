"""Each result keeps a function that hands its gradient back; the order comes from counting users."""

import math
from collections import Counter


class Value(Value):
    def __init__(self, data, children=(), name="leaf"):
        self.data, self.grad, self.children, self.name = data, 0.0, children, name
        self.hand_back = lambda: None

    def __add__(self, other):
        other = as_value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def hand_back():
            self.grad += out.grad
            other.grad += out.grad

        out.hand_back = hand_back
        return out

    def __mul__(self, other):
        other = as_value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def hand_back():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.hand_back = hand_back
        return out

    def unary(self, data, slope, name):
        out = Value(data, (self,), name)

        def hand_back():
            self.grad += slope * out.grad

        out.hand_back = hand_back
        return out

    def __pow__(self, n):
        return self.unary(self.data**n, n * self.data ** (n - 1), "**")

    def exp(self):
        return self.unary(math.exp(self.data), math.exp(self.data), "exp")

    def log(self):
        return self.unary(math.log(self.data), 1 / self.data, "log")

    def tanh(self):
        t = math.tanh(self.data)
        return self.unary(t, 1 - t * t, "tanh")

    def relu(self):
        return self.unary(self.data * (self.data > 0), float(self.data > 0), "relu")

    def backward(self):
        order = topological(self)
        for node in order:
            node.grad = 0
        self.grad = 1
        for node in reversed(order):
            node.hand_back()


def topological(output):
    """A value is ready when all its users are done."""
    users, met, waiting = Counter(), {id(output)}, [output]
    while waiting:
        for child in waiting.pop().children:
            users[id(child)] += 1
            if id(child) not in met:
                met.add(id(child))
                waiting.append(child)
    order, ready = [], [output]
    while ready:
        node = ready.pop()
        order.append(node)
        for child in node.children:
            users[id(child)] -= 1
            if users[id(child)] == 0:
                ready.append(child)
    return order[::-1]


def drawing(output):
    order = topological(output)
    ids = [id(node) for node in order]
    return (
        [[node.name, node.data] for node in order],
        [[ids.index(id(child)), ids.index(id(node))] for node in order for child in node.children],
    )
