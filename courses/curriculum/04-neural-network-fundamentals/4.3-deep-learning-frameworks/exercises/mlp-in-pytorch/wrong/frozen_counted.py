"""fails: counts
silent: the judge has no PyTorch to try it with

Frozen parameters are counted as well

You count every parameter there is. Asked for are those that training may change, and a frozen one says of itself that it
doesn't: `requires_grad` is False.
"""


def count_parameters(model):
    return sum(parameter.numel() for parameter in model.parameters())
