"""fails: centre_gradient
silent: the judge has no PyTorch to try it with

The mean of the batch is detached

It was computed from the very rows that it is subtracted from, so gradients belong through it. Only the running mean stays outside the graph.
"""


class Centre(Centre):
    def forward(self, x):
        if not self.training:
            return x - self.mean
        batch_mean = x.mean(dim=0).detach()
        self.mean.lerp_(batch_mean, self.momentum)
        return x - batch_mean
