"""fails: local_derivatives

The exponent isn't lowered by one

The derivative of $x^n$ is $n x^{n-1}$, and yours is $n x^n$. Division may be built on powers, so it is wrong as well.
"""


class Value(Value):
    def __pow__(self, exponent):
        return Value(self.data**exponent, "**", [(self, exponent * self.data**exponent)])
