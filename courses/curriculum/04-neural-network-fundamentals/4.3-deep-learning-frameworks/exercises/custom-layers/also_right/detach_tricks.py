"""F.linear and register_parameter, a ModuleList and a loop, a copied buffer, the straight-through trick with detach."""

import math


class Linear(nn.Module):
    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, inputs))
        self.register_parameter("bias", nn.Parameter(torch.zeros(outputs)) if bias else None)
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -1 / math.sqrt(inputs), 1 / math.sqrt(inputs))

    def forward(self, x):
        return torch.nn.functional.linear(x, self.weight, self.bias)


class RMSNorm(RMSNorm):
    def forward(self, x):
        size = x.shape[-1]
        return self.scale * x / ((x * x).sum(-1, keepdim=True) / size + self.eps) ** 0.5


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, x):
        out = x
        for layer in self.layers:
            out = layer(out)
        return torch.add(out, x)


class Centre(Centre):
    def forward(self, x):
        mean = x.mean(0, keepdim=True) if self.training else self.mean
        if self.training:
            self.mean.copy_((1 - self.momentum) * self.mean + self.momentum * mean.detach()[0])
        return x - mean


def binarise(x):
    clipped = x.clamp(-1, 1)
    sign = torch.sign(x) + (x == 0).to(x.dtype)
    return clipped + (sign - clipped).detach()
