"""fails: local_derivatives

The denominator's gradient has the wrong sign

$a / b$ falls when $b$ grows: its derivative by $b$ is $-a / b^2$.
"""


class Value(Value):
    def __truediv__(self, other):
        other = as_value(other)
        slopes = [(self, 1 / other.data), (other, self.data / other.data**2)]
        return Value(self.data / other.data, "/", slopes)
