"""fails: norm_example
silent: the judge has no PyTorch to try it with

Vectors are divided by their length

The length is the root of the *sum* of the squares. With the mean, a typical entry ends at 1 however long the vector is.
"""


class RMSNorm(RMSNorm):
    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).sum(dim=-1, keepdim=True) + self.eps) * self.scale
