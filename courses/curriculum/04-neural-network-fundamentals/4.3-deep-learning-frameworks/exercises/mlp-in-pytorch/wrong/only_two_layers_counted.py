"""fails: counts
silent: another kind of module raises an error here

Only `fc1` and `fc2` are counted

The count should work for any module. `model.parameters()` finds the parameters of all parts, whatever they are called.
"""


def count_parameters(model):
    layers = [model.fc1, model.fc2]
    return sum(p.numel() for layer in layers for p in (layer.weight, layer.bias) if p.requires_grad)
