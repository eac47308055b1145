"""fails: residual_input
silent: the judge has no PyTorch to try it with

The input is changed in place

`x += ...` writes into the caller's tensor. The sum is right, the input is gone, and autograd may complain that a value it needs was modified.
"""


class Residual(Residual):
    def forward(self, x):
        x += self.layers(x)
        return x
