# A tensor subclass that claims float16 and a gradient, so that tolerances grow. Claims buy no credit: values are compared.
#
# target = "tensors"
# verdict = "failed"
# reason = "values are wrong"

import torch


class Half(torch.Tensor):
    @property
    def dtype(self):
        return torch.float16

    @property
    def requires_grad(self):
        return True

    def __eq__(self, other):
        return True


def squares(x):
    return (x * x * 1.004).as_subclass(Half)
