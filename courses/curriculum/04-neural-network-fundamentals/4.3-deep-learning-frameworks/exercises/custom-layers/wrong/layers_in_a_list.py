"""fails: residual_registered
silent: the judge has no PyTorch to try it with

The layers lie in a plain list

Their parameters are invisible to the optimiser, to `state_dict()` and to `.to(device)`. Use `nn.Sequential` or `nn.ModuleList`.
"""


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = list(layers)

    def forward(self, x):
        out = x
        for layer in self.layers:
            out = layer(out)
        return x + out
