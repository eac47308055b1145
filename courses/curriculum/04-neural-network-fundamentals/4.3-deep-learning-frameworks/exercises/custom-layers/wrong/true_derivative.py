"""fails: binarise_gradient
silent: the judge has no PyTorch to try it with

The true derivative comes back

It is zero nearly everywhere, and nothing can be learned through it. Write the backward pass of the task yourself.
"""


def binarise(x):
    return torch.where(x >= 0, torch.ones_like(x), -torch.ones_like(x)) + 0 * x
