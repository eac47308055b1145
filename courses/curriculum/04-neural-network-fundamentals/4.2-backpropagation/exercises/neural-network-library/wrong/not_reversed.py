"""fails: stack_backward
silent: shapes don't fit, and an exception of a common kind comes

The gradient goes through the layers from the first to the last

It arrives at the output, so the last layer is the first to get it.
"""

class Sequential(Sequential):
    def backward(self, grad):
        for layer in self.layers:
            grad = layer.backward(grad)
        return grad
