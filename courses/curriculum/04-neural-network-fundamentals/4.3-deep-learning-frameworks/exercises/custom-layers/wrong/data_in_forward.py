"""fails: linear_gradients
silent: the judge has no PyTorch to try it with

`forward` uses `weight.data`

The numbers are right and come without their history, so no gradient reaches the weight. Use the parameter itself.
"""


class Linear(Linear):
    def forward(self, x):
        out = x @ self.weight.data.T
        return out if self.bias is None else out + self.bias
