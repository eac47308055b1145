"""Makes layers, puts given numbers into them, and returns what comes out: raw data."""

import solution
import torch
from torch import nn


def _make(name, args):
    if name != "Residual":
        return getattr(solution, name)(*args)
    size, hidden = args
    return solution.Residual(nn.Linear(size, hidden), nn.Tanh(), nn.Linear(hidden, size))


def describe(name, args):
    """What is registered in a fresh layer: parameters and buffers with their shapes, the names in its state."""
    layer = _make(name, args)
    return {
        "module": isinstance(layer, nn.Module),
        "parameters": {key: list(value.shape) for key, value in layer.named_parameters()},
        "buffers": {key: list(value.shape) for key, value in layer.named_buffers()},
        "state": sorted(layer.state_dict()),
    }


def fresh(name, args):
    """The numbers that a fresh layer begins with."""
    return {key: value.detach() for key, value in _make(name, args).state_dict().items()}


def run(name, args, state, batches):
    """Outputs for pairs (mode, x) one after the other; then the buffers, whether they carry a graph, and the inputs."""
    layer = _make(name, args)
    layer.load_state_dict({key: torch.tensor(value, dtype=torch.float32) for key, value in state.items()})
    outputs, inputs = [], []
    for mode, x in batches:
        layer.train(mode == "train")
        given = torch.tensor(x, dtype=torch.float32)
        outputs.append(layer(given).detach())
        inputs.append(given)
    buffers = {key: value.detach().clone() for key, value in layer.named_buffers()}
    return {"outputs": outputs, "buffers": buffers, "inputs": inputs}


def graph_in_buffers(size, x):
    """Whether a buffer carries a graph after training steps on inputs that require gradients."""
    layer = solution.Centre(size)
    for _ in range(2):
        layer(torch.tensor(x, dtype=torch.float32, requires_grad=True) * 2)
    return [bool(value.requires_grad) for value in layer.buffers()]


def gradients(name, args, state, x, weights, mode):
    """Gradients of the sum of weights * output, in double precision: of the input and of each parameter."""
    layer = _make(name, args).double()
    layer.load_state_dict({key: torch.tensor(value) for key, value in state.items()})
    layer.train(mode == "train")
    given = torch.tensor(x, requires_grad=True)
    (torch.tensor(weights) * layer(given)).sum().backward()
    return {"input": given.grad, **{key: value.grad for key, value in layer.named_parameters()}}


def binarised(x, weights):
    """What binarise answers and the gradient that comes back, in double precision."""
    given = torch.tensor(x, requires_grad=True)
    out = solution.binarise(given)
    if out.requires_grad:
        (torch.tensor(weights) * out).sum().backward()
    return {"out": out.detach(), "gradient": given.grad}
