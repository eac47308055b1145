import copy
import io

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Recordings(Dataset):
    """Recordings (n, t) with their bells (n,); each wave is divided by its root mean square.

    >>> Recordings(np.array([[3.0, -3.0]]), np.array([4]))[0]
    (tensor([ 1., -1.]), tensor(4))
    """

    def __init__(self, waves: np.ndarray, bells: np.ndarray) -> None:
        # <solution>
        loudness = np.sqrt(np.mean(waves**2, axis=1, keepdims=True))  # (n, 1)
        self.waves = torch.tensor(waves / np.where(loudness > 0, loudness, 1.0), dtype=torch.float32)  # (n, t)
        self.bells = torch.tensor(bells, dtype=torch.int64)  # (n,)
        # </solution>

    def __len__(self) -> int:
        # <solution>
        return len(self.bells)
        # </solution>

    def __getitem__(self, index: int) -> tuple[torch.Tensor, torch.Tensor]:
        # <solution>
        return self.waves[index], self.bells[index]
        # </solution>


class Listener(nn.Module):
    """Linear `first`, ReLU, dropout with 0.2, linear `second`: (n, samples) to logits (n, bells)."""

    def __init__(self, samples: int, hidden: int, bells: int) -> None:
        super().__init__()
        # <solution>
        self.first = nn.Linear(samples, hidden)
        self.drop = nn.Dropout(0.2)
        self.second = nn.Linear(hidden, bells)
        # </solution>

    def forward(self, waves: torch.Tensor) -> torch.Tensor:
        # <solution>
        return self.second(self.drop(torch.relu(self.first(waves))))
        # </solution>


def train_epoch(model: nn.Module, loader: DataLoader, optimizer: torch.optim.Optimizer) -> float:
    """One pass over the loader in training mode; the mean loss over all examples, each before its step."""
    # <solution>
    model.train()
    total, count = 0.0, 0
    for waves, bells in loader:
        loss = F.cross_entropy(model(waves), bells)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(bells)
        count += len(bells)
    return total / count
    # </solution>


def evaluate(model: nn.Module, loader: DataLoader) -> float:
    """The share of examples recognised, without dropout; the model is left in the mode it was in."""
    # <solution>
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for waves, bells in loader:
            right += (model(waves).argmax(dim=1) == bells).sum().item()
            count += len(bells)
    model.train(was_training)
    return right / count
    # </solution>


def save(model: nn.Module, optimizer: torch.optim.Optimizer, generator: torch.Generator, epoch: int) -> bytes:
    """All that is needed to go on after `epoch` epochs as if nothing had happened."""
    # <solution>
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "generator": generator.get_state(),  # of the loader: the order of the batches
        "torch": torch.get_rng_state(),  # the global one: dropout
        "epoch": epoch,
    }
    file = io.BytesIO()
    torch.save(state, file)
    return file.getvalue()
    # </solution>


def load(data: bytes, model: nn.Module, optimizer: torch.optim.Optimizer, generator: torch.Generator) -> int:
    """Put everything back; returns the number of epochs that are done."""
    # <solution>
    state = torch.load(io.BytesIO(data))
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    generator.set_state(state["generator"])
    torch.set_rng_state(state["torch"])
    return state["epoch"]
    # </solution>


def fit(
    waves: np.ndarray, bells: np.ndarray, valid_waves: np.ndarray, valid_bells: np.ndarray, epochs: int, seed: int
) -> tuple[Listener, list[float]]:
    """Train a Listener; returns it with the weights of its best epoch, and the validation share after each epoch."""
    # <solution>
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    loader = DataLoader(Recordings(waves, bells), batch_size=32, shuffle=True, generator=generator)
    valid = DataLoader(Recordings(valid_waves, valid_bells), batch_size=256)
    model = Listener(waves.shape[1], 64, int(bells.max()) + 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    history, best = [], None
    for _ in range(epochs):
        train_epoch(model, loader, optimizer)
        history.append(evaluate(model, valid))
        if best is None or history[-1] > max(history[:-1]):
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return model, history
    # </solution>


def hear(model: nn.Module, waves: np.ndarray) -> np.ndarray:
    """The most likely bell of each recording (n, t), as an array of integers (n,)."""
    # <solution>
    recordings = Recordings(waves, np.zeros(len(waves), dtype=int))
    model.eval()
    with torch.no_grad():
        return model(recordings.waves).argmax(dim=1).numpy()
    # </solution>
