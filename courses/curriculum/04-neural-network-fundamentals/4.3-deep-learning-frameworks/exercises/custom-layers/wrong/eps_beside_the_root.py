"""fails: norm_eps
silent: the judge has no PyTorch to try it with

eps is added after the root

For large vectors it makes no difference. For tiny ones it does, and at zero the root's gradient is infinite. Add eps to the mean of the
squares.
"""


class RMSNorm(RMSNorm):
    def forward(self, x):
        return x / (x.pow(2).mean(dim=-1, keepdim=True).sqrt() + self.eps) * self.scale
