import torch
from torch import nn


class Linear(nn.Module):
    """x @ weight.T + bias, with weight (outputs, inputs) and bias (outputs,).

    >>> Linear(3, 2)(torch.zeros(5, 4, 3)).shape
    torch.Size([5, 4, 2])
    """

    def __init__(self, inputs: int, outputs: int, bias: bool = True) -> None:
        super().__init__()
        # <solution>
        bound = inputs**-0.5
        self.weight = nn.Parameter(torch.empty(outputs, inputs).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(outputs).uniform_(-bound, bound)) if bias else None
        # </solution>

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        # <solution>
        out = x @ self.weight.T  # (..., outputs)
        return out if self.bias is None else out + self.bias
        # </solution>


class RMSNorm(nn.Module):
    """Each vector along the last axis, divided by its root mean square, times a learned `scale` (size,)."""

    def __init__(self, size: int, eps: float = 1e-6) -> None:
        super().__init__()
        # <solution>
        self.eps = eps
        self.scale = nn.Parameter(torch.ones(size))
        # </solution>

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        # <solution>
        mean_square = x.pow(2).mean(dim=-1, keepdim=True)  # (..., 1)
        return x * torch.rsqrt(mean_square + self.eps) * self.scale
        # </solution>


class Residual(nn.Module):
    """x plus what the layers, one after the other, make of it. They are registered as `layers`."""

    def __init__(self, *layers: nn.Module) -> None:
        super().__init__()
        # <solution>
        self.layers = nn.Sequential(*layers)
        # </solution>

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        # <solution>
        return x + self.layers(x)
        # </solution>


class Centre(nn.Module):
    """Subtracts the mean of the batch in training, and a running mean, the buffer `mean` (size,), in evaluation."""

    def __init__(self, size: int, momentum: float = 0.1) -> None:
        super().__init__()
        # <solution>
        self.momentum = momentum
        self.register_buffer("mean", torch.zeros(size))
        # </solution>

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        # <solution>
        if not self.training:
            return x - self.mean
        batch_mean = x.mean(dim=0)  # (size,)
        with torch.no_grad():
            self.mean.lerp_(batch_mean, self.momentum)  # mean + momentum (batch_mean - mean), in place
        return x - batch_mean
        # </solution>


class Binarise(torch.autograd.Function):
    """Forward: the sign, +1 for 0. Backward: the gradient passes where |x| <= 1 and stops elsewhere."""

    @staticmethod
    def forward(ctx, x):
        # <solution>
        ctx.save_for_backward(x)
        return torch.where(x >= 0, 1.0, -1.0).to(x.dtype)
        # </solution>

    @staticmethod
    def backward(ctx, gradient):
        # <solution>
        (x,) = ctx.saved_tensors
        return gradient * (x.abs() <= 1)
        # </solution>


def binarise(x: torch.Tensor) -> torch.Tensor:
    """Binarise, as a function to call."""
    # <solution>
    return Binarise.apply(x)
    # </solution>
