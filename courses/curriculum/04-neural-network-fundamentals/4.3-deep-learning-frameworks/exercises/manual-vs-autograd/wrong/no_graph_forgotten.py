"""fails: no_graph
silent: the judge has no PyTorch to try it with

A loss without a graph raises an error

When nothing in the loss requires a gradient there is no graph to ask. Look at `loss.requires_grad` first: then nobody is reached.
"""


def unreached(loss, params):
    gradients = torch.autograd.grad(loss, list(params.values()), allow_unused=True, retain_graph=True)
    return [name for name, gradient in zip(params, gradients) if gradient is None]
