"""fails: linear_start
silent: the judge has no PyTorch to try it with

The weights begin as normal random numbers

Normal numbers have no bounds, and with a standard deviation of $1/\\sqrt{n}$ they are $\\sqrt 3$ times as large as those asked for.
"""


class Linear(Linear):
    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) * inputs**-0.5)
        self.bias = nn.Parameter(torch.randn(outputs) * inputs**-0.5) if bias else None
