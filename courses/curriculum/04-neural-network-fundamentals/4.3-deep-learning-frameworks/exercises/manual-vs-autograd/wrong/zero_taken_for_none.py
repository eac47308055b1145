"""fails: all_reached
silent: the judge has no PyTorch to try it with

A gradient of zero is taken for none

Behind a closed ReLU the gradient is zero, and yet there is a path: tomorrow something may flow. Only `None` says that there is
no way.
"""


def unreached(loss, params):
    if not loss.requires_grad:
        return list(params)
    gradients = torch.autograd.grad(loss, list(params.values()), allow_unused=True, retain_graph=True)
    return [name for name, gradient in zip(params, gradients) if gradient is None or not gradient.any()]
