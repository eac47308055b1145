"""fails: multiplies
silent: the judge has no PyTorch to try it with

The product is computed only once

From the second call on you hand out what you remembered, so the profile times a dictionary. `work` should multiply each time.
"""


class TorchDevice(TorchDevice):
    def prepare(self, n):
        self.a = torch.randn(n, n, device=self.name)
        self.b = torch.randn(n, n, device=self.name)
        self.product = self.a @ self.b

    def work(self):
        return self.product
