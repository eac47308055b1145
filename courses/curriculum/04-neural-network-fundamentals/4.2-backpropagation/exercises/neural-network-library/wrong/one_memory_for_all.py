"""fails: stack_backward

All dense layers share one memory

`Linear.x = x` keeps the inputs with the *class*, and the second layer overwrites those of the first. Each layer needs its
own: `self.x`.
"""

class Linear(Linear):
    def forward(self, x):
        Linear.x = x
        return x @ self.parameters["weight"] + self.parameters["bias"]

    def backward(self, grad):
        self.gradients = {"weight": Linear.x.T @ grad, "bias": grad.sum(axis=0)}
        return grad @ self.parameters["weight"].T
