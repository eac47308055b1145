"""fails: centre_running
silent: the judge has no PyTorch to try it with

The momentum is used the other way round

PyTorch's norms give the *new* batch the weight `momentum`, 0.1, and the old mean 0.9. (In optimisers momentum is the weight of the old.)
"""


class Centre(Centre):
    def forward(self, x):
        if not self.training:
            return x - self.mean
        batch_mean = x.mean(dim=0)
        with torch.no_grad():
            self.mean.copy_(self.momentum * self.mean + (1 - self.momentum) * batch_mean)
        return x - batch_mean
