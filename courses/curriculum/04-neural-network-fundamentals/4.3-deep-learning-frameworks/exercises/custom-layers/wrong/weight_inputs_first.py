"""fails: linear_registered
silent: the judge has no PyTorch to try it with

The weight is stored as (inputs, outputs)

It computes the same, but no weights of an `nn.Linear` fit into it. PyTorch's order is (outputs, inputs), one row for each unit.
"""


class Linear(Linear):
    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        bound = inputs**-0.5
        self.weight = nn.Parameter(torch.empty(inputs, outputs).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(outputs).uniform_(-bound, bound)) if bias else None

    def forward(self, x):
        out = x @ self.weight
        return out if self.bias is None else out + self.bias
