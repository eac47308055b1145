"""fails: linear_registered
silent: the judge has no PyTorch to try it with

The weight is a plain tensor

A tensor with `requires_grad=True` gets a gradient, but the module doesn't know about it: the optimiser never sees it, and it isn't
saved. Wrap it in `nn.Parameter`.
"""


class Linear(Linear):
    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        bound = inputs**-0.5
        self.weight = ((torch.rand(outputs, inputs) * 2 - 1) * bound).requires_grad_()
        self.bias = ((torch.rand(outputs) * 2 - 1) * bound).requires_grad_() if bias else None
