"""fails: centre_registered
silent: the judge has no PyTorch to try it with

The running mean is a parameter

Then the optimiser may change it (weight decay pulls it to zero), and it is counted as trainable. What is saved but not trained is a buffer.
"""


class Centre(Centre):
    def __init__(self, size, momentum=0.1):
        super().__init__()
        self.momentum = momentum
        self.mean = nn.Parameter(torch.zeros(size), requires_grad=False)
