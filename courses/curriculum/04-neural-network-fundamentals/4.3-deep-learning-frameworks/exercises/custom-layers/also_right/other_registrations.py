"""The kaiming start of PyTorch, a buffer assigned anew, masks saved instead of the input, forward with setup_context."""

import math


class Linear(nn.Module):
    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.Tensor(outputs, inputs))
        nn.init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if bias:
            self.bias = nn.Parameter((2 * torch.rand(outputs) - 1) / math.sqrt(inputs))
        else:
            self.register_parameter("bias", None)

    def forward(self, x):
        y = torch.einsum("...i,oi->...o", x, self.weight)
        return y + self.bias if self.bias is not None else y


class Centre(Centre):
    def forward(self, x):
        if self.training:
            with torch.no_grad():
                self.mean = (1 - self.momentum) * self.mean + self.momentum * x.mean(dim=0)
            return x - x.mean(dim=0)
        return x - self.mean


class Binarise(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return 2 * (x >= 0).to(x.dtype) - 1

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.inside = inputs[0].abs() <= 1

    @staticmethod
    def backward(ctx, gradient):
        return torch.where(ctx.inside, gradient, torch.zeros_like(gradient))
