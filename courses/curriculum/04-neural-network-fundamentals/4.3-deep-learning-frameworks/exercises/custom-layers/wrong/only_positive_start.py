"""fails: linear_start
silent: the judge has no PyTorch to try it with

All weights begin positive

`torch.rand` draws between 0 and 1. Without the negative half all units start out agreeing with each other.
"""


class Linear(Linear):
    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.rand(outputs, inputs) * inputs**-0.5)
        self.bias = nn.Parameter(torch.rand(outputs) * inputs**-0.5) if bias else None
