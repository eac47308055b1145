"""fails: norm_example
silent: the judge has no PyTorch to try it with

One root mean square for the whole batch

`mean()` without an axis goes over everything, so that one large row shrinks all others. Each vector along the last axis has its own.
"""


class RMSNorm(RMSNorm):
    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean() + self.eps) * self.scale
