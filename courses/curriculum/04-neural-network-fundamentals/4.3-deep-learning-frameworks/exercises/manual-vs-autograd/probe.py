"""Losses made of torch operations, for the functions that take tensors; returns raw data."""

import solution
import torch
import torch.nn.functional as F


def _leaves(params):
    return {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}


def accumulated(params, x, y, sizes, stale):
    """What `accumulate` leaves in .grad and returns, and how many rows each call of the loss function was given."""
    leaves, seen = _leaves(params), []
    if stale:
        for leaf in leaves.values():
            leaf.grad = torch.ones_like(leaf)

    def loss_of(rows, labels):
        seen.append(len(labels))
        hidden = torch.tanh(rows @ leaves["w1"] + leaves["b1"])
        return F.cross_entropy(hidden @ leaves["w2"] + leaves["b2"], labels)

    batches = list(zip(torch.tensor(x).split(sizes), torch.tensor(y).split(sizes)))
    loss = solution.accumulate(loss_of, list(leaves.values()), batches)
    return {"grad": {name: leaf.grad for name, leaf in leaves.items()}, "loss": loss, "seen": seen}


def _forward(leaves, x, kind):
    if kind == "the input is detached":
        x = (x * 2).detach()
    hidden = x @ leaves["w1"] + leaves["b1"]
    if kind == "no_grad around the first layer":
        with torch.no_grad():
            hidden = x @ leaves["w1"] + leaves["b1"]
    hidden = torch.relu(hidden - 1e6) if kind == "all units are dead" else torch.tanh(hidden)
    if kind == "the hidden layer is detached":
        hidden = hidden.detach()
    if kind == "a trip through NumPy":
        hidden = torch.from_numpy(hidden.detach().numpy())
    out = hidden @ leaves["w2"]
    return out if kind == "b2 is forgotten" else out + leaves["b2"]


def cut_off(kind, params, x, y):
    """What `unreached` answers for a loss of this kind; .grad afterwards; whether the graph can still be used."""
    leaves, rows, labels = _leaves(params), torch.tensor(x), torch.tensor(y)
    if kind == "w1 is copied by torch.tensor":
        leaves["w1"], used = leaves["w1"], {**leaves, "w1": leaves["w1"].detach().clone().requires_grad_()}
    else:
        used = leaves
    loss = F.cross_entropy(_forward(used, rows, kind), labels)
    if kind == "the loss is made anew from its value":
        loss = torch.tensor(loss.item())
    names = solution.unreached(loss, leaves)
    clean = all(leaf.grad is None for leaf in leaves.values())
    alive = True
    if loss.requires_grad:
        try:
            loss.backward()
        except RuntimeError:
            alive = False
    return {"names": names, "clean": clean, "alive": alive}
