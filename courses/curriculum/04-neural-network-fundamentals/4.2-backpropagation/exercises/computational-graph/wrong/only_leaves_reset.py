"""fails: afresh

Only the leaves start from 0

Values in the middle have gradients too. With those of the call before still in them, they pass too much on.
"""


class Value(Value):
    def backward(self):
        order = topological(self)
        for node in order:
            if not node.inputs:
                node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for value, slope in node.inputs:
                value.grad += slope * node.grad
