"""fails: residual_values
silent: the judge has no PyTorch to try it with

The input is added after every layer

Asked for is one shortcut around all layers together.
"""


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, x):
        out = x
        for layer in self.layers:
            out = layer(out)
            out = out + x if out.shape == x.shape else out
        return out + x
