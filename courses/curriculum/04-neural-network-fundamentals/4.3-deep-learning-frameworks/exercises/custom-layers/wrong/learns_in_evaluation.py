"""fails: centre_evaluation
silent: the judge has no PyTorch to try it with

The running mean moves in evaluation too

Then what you predict for one row depends on which rows were asked before. The buffer changes in training only.
"""


class Centre(Centre):
    def forward(self, x):
        batch_mean = x.mean(dim=0)
        old = self.mean.clone()
        with torch.no_grad():
            self.mean.lerp_(batch_mean, self.momentum)
        return x - (batch_mean if self.training else old)
