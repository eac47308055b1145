"""fails: linear_without_bias
silent: the judge has no PyTorch to try it with

Without a bias there is a bias of zeros

It starts at zero, and the first step of training moves it. With `bias=False` there should be nothing to train: store `None`.
"""


class Linear(Linear):
    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        bound = inputs**-0.5
        self.weight = nn.Parameter(torch.empty(outputs, inputs).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(outputs).uniform_(-bound, bound) if bias else torch.zeros(outputs))
