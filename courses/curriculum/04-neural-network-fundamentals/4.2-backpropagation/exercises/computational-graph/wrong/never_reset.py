"""fails: afresh

Gradients of the call before are still there

The second call adds to what the first one left. It is worse than twice the right answer: values in the middle start
with their old gradient and pass it on once more. Set the gradients of all values below the output to 0 first.
"""


class Value(Value):
    def backward(self):
        order = topological(self)
        self.grad = 1.0
        for node in reversed(order):
            for value, slope in node.inputs:
                value.grad += slope * node.grad
