"""fails: centre_graph
silent: the judge has no PyTorch to try it with

The running mean keeps its graph

Every update hangs on to the batch before it, so memory grows with each step. Update under `torch.no_grad()` or with `detach()`.
"""


class Centre(Centre):
    def forward(self, x):
        if not self.training:
            return x - self.mean
        batch_mean = x.mean(dim=0)
        self.mean = (1 - self.momentum) * self.mean + self.momentum * batch_mean
        return x - batch_mean
