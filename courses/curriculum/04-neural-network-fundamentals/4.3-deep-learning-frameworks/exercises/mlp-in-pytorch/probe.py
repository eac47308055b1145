"""Looks into a module that stays inside, and returns raw data."""

import numpy as np
import solution
import torch


def facts(sizes):
    """Names, shapes and kinds of a fresh model's parameters, and whether it is a module at all."""
    model = solution.MLP(*sizes)
    return {
        "module": isinstance(model, torch.nn.Module),
        "shapes": {name: list(value.shape) for name, value in model.named_parameters()},
    }


def loaded(sizes, weights, x, spoil):
    """Logits after load_numpy, with `spoil` written into the arrays afterwards; and what became of the parameters."""
    model = solution.MLP(*sizes)
    before = {name: id(value) for name, value in model.named_parameters()}
    arrays = [np.array(weight) for weight in weights]
    solution.load_numpy(model, *arrays)
    if spoil:
        for array in arrays:
            array[...] = 7.0
    after = dict(model.named_parameters())
    with torch.no_grad():
        logits = model(torch.tensor(x, dtype=torch.float32))
    return {
        "logits": logits,
        "same": [before.get(name) == id(value) for name, value in after.items()],
        "trainable": [bool(value.requires_grad and value.is_leaf) for value in after.values()],
    }


def counts(sizes, frozen):
    """What count_parameters says: whole, with the layer `frozen` not trained, of another model, and with a shared layer."""
    model = solution.MLP(*sizes)
    whole = solution.count_parameters(model)
    for parameter in getattr(model, frozen).parameters():
        parameter.requires_grad_(False)
    stack = torch.nn.Sequential(torch.nn.Linear(*sizes[:2]), torch.nn.BatchNorm1d(sizes[1]))
    return [whole, solution.count_parameters(model), solution.count_parameters(stack)]


def trained(sizes, weights, x, y, steps, lr):
    """Parameters after `steps` steps from the given weights, and the losses that train returned."""
    model = solution.MLP(*sizes)
    solution.load_numpy(model, *weights)
    losses = [loss for count in steps for loss in solution.train(model, x, y, count, lr)]
    return {"losses": losses, **{name: value.detach() for name, value in model.named_parameters()}}
