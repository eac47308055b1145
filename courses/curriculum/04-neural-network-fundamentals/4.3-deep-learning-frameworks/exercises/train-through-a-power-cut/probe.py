"""Runs the learner's parts on data and models that it makes, and returns raw data."""

import solution
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset


def items(waves, bells, places):
    """The length of a Recordings, and its items at these places."""
    recordings = solution.Recordings(waves, bells)
    return {
        "dataset": isinstance(recordings, Dataset),
        "length": len(recordings),
        "waves": [recordings[place][0] for place in places],
        "bells": [torch.as_tensor(recordings[place][1]) for place in places],
    }


def batched(waves, bells):
    """All items, as a DataLoader puts them together."""
    loader = DataLoader(solution.Recordings(waves, bells), batch_size=len(bells))
    return list(next(iter(loader)))


def parameters(sizes):
    return {name: list(value.shape) for name, value in solution.Listener(*sizes).named_parameters()}


def heard(sizes, state, waves, mode):
    """Logits of a Listener with the given parameters, twice."""
    model = solution.Listener(*sizes)
    with torch.no_grad():
        for name, value in model.named_parameters():
            value.copy_(torch.tensor(state[name]))
    model.train(mode == "train")
    given = torch.tensor(waves, dtype=torch.float32)
    return [model(given).detach(), model(given).detach()]


class Watched(nn.Module):
    """A linear layer that notes the mode it is in, and whether a graph is recorded, at each call."""

    def __init__(self, weight, bias):
        super().__init__()
        self.layer = nn.Linear(weight.shape[1], weight.shape[0])
        with torch.no_grad():
            self.layer.weight.copy_(torch.tensor(weight))
            self.layer.bias.copy_(torch.tensor(bias))
        self.modes, self.recorded = [], []

    def forward(self, x):
        self.modes.append(self.training)
        self.recorded.append(torch.is_grad_enabled())
        return self.layer(x)


def _loader(waves, bells, batch):
    return DataLoader(TensorDataset(torch.tensor(waves, dtype=torch.float32), torch.tensor(bells)), batch_size=batch)


def epochs(weight, bias, waves, bells, batch, lr, count):
    """What train_epoch returns in `count` epochs, the weights after them, and the modes; the model begins in evaluation."""
    model = Watched(weight, bias).eval()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(count):
        losses.append(solution.train_epoch(model, _loader(waves, bells, batch), optimizer))
        after = model.training
        model.eval()
    return {"losses": losses, "weight": model.layer.weight.detach(), "bias": model.layer.bias.detach(),
            "modes": model.modes, "after": after}


def evaluated(weight, bias, waves, bells, batch, mode):
    """What evaluate returns, the modes and records at its calls, and the mode afterwards."""
    model = Watched(weight, bias).train(mode == "train")
    share = solution.evaluate(model, _loader(waves, bells, batch))
    return {"share": share, "modes": model.modes, "recorded": model.recorded, "after": model.training}


def resumed(waves, bells, seed, dropout, shuffle, before, after):
    """Weights after training straight on, and after a save, a change of everything, and a load."""
    data = TensorDataset(torch.tensor(waves, dtype=torch.float32), torch.tensor(bells))

    def fresh(start):
        torch.manual_seed(start)
        generator = torch.Generator().manual_seed(start + 1)
        model = nn.Sequential(nn.Linear(data[0][0].numel(), 12), nn.ReLU(), nn.Dropout(dropout), nn.Linear(12, 4))
        optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
        return model, optimizer, generator

    def train(model, optimizer, generator, count):
        for _ in range(count):
            for given, right in DataLoader(data, batch_size=8, shuffle=shuffle, generator=generator):
                optimizer.zero_grad()
                F.cross_entropy(model(given), right).backward()
                optimizer.step()

    def weights(model):
        return {name: value.detach().clone() for name, value in model.named_parameters()}

    model, optimizer, generator = fresh(seed)
    train(model, optimizer, generator, before)
    saved = solution.save(model, optimizer, generator, before)
    at_save = weights(model)
    train(model, optimizer, generator, after)
    straight = weights(model)

    model, optimizer, generator = fresh(seed + 100)
    epoch = solution.load(saved, model, optimizer, generator)
    at_load = weights(model)
    train(model, optimizer, generator, after)
    return {"bytes": isinstance(saved, bytes), "epoch": epoch, "at_save": at_save, "at_load": at_load,
            "straight": straight, "resumed": weights(model)}


def fitted(waves, bells, valid_waves, valid_bells, epochs, seed, asked):
    """The history of a fit, and what its model hears in the validation recordings and in those that are asked about."""
    model, history = solution.fit(waves, bells, valid_waves, valid_bells, epochs, seed)
    return {"history": [float(share) for share in history], "valid": solution.hear(model, valid_waves),
            "asked": solution.hear(model, asked)}
