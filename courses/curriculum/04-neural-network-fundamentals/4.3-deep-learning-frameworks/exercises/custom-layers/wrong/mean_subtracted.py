"""fails: norm_example
silent: the judge has no PyTorch to try it with

The mean is subtracted first

That is LayerNorm. RMSNorm only divides, by the root of the mean of the squares.
"""


class RMSNorm(RMSNorm):
    def forward(self, x):
        x = x - x.mean(dim=-1, keepdim=True)
        return x * torch.rsqrt(x.pow(2).mean(dim=-1, keepdim=True) + self.eps) * self.scale
