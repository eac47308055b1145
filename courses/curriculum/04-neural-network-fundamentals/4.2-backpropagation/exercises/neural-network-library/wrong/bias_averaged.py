"""fails: linear_fresh

The bias's gradient is a mean over the batch

The bias is added to every row, so what comes back from all rows is added. A mean over the batch, where there is one, is the
loss's business and is in `grad` already.
"""

class Linear(Linear):
    def backward(self, grad):
        self.gradients = {"weight": self.x.T @ grad, "bias": grad.mean(axis=0)}
        return grad @ self.parameters["weight"].T
