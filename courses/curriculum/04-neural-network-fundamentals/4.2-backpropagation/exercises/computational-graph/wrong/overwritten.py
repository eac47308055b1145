"""fails: backward_example

A gradient is overwritten instead of added to

`value.grad = …` keeps what came along the last edge and forgets the others. A value that is used twice matters in two
ways, and the chain rule adds them: `+=`. With a chain, where every value has one user, both are the same.
"""


class Value(Value):
    def backward(self):
        order = topological(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for value, slope in node.inputs:
                value.grad = slope * node.grad
