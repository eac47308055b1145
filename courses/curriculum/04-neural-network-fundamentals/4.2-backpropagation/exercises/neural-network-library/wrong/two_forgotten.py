"""fails: squared_error

The factor 2 is missing

The derivative of a square is twice its root. Only a loss with a ½ in front has none.
"""

class MeanSquaredError(MeanSquaredError):
    def backward(self):
        return self.difference / self.difference.size
