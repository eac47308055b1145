"""fails: local_derivatives

The slope of tanh is taken from its input

The derivative is $1 - \\tanh(x)^2$: one minus the square of the *result*. You have $1 - x^2$, which is near it for small
$x$ only.
"""


class Value(Value):
    def tanh(self):
        return Value(math.tanh(self.data), "tanh", [(self, 1.0 - self.data**2)])
