"""fails: binarise_gradient
silent: the judge has no PyTorch to try it with

The gradient passes everywhere

Far from zero no small change flips the sign, and weights that are pushed on wander off for ever. Stop the gradient where $|x| > 1$.
"""


class Binarise(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return torch.where(x >= 0, 1.0, -1.0).to(x.dtype)

    @staticmethod
    def backward(ctx, gradient):
        return gradient
