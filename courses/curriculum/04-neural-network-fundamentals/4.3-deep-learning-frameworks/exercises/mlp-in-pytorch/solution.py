import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    """inputs -> linear `fc1` -> ReLU -> linear `fc2` -> logits.

    >>> MLP(2, 3, 4)(torch.zeros(5, 2)).shape
    torch.Size([5, 4])
    """

    def __init__(self, inputs: int, hidden: int, classes: int) -> None:
        super().__init__()
        # <solution>
        self.fc1 = nn.Linear(inputs, hidden)
        self.fc2 = nn.Linear(hidden, classes)
        # </solution>

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        # <solution>
        hidden = torch.relu(self.fc1(x))  # (n, hidden)
        return self.fc2(hidden)  # (n, classes)
        # </solution>


def load_numpy(model: MLP, w1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: np.ndarray) -> None:
    """Copy the weights of the NumPy network, (inputs, hidden) and (hidden, classes), into the model's parameters."""
    # <solution>
    with torch.no_grad():
        for layer, weight, bias in [(model.fc1, w1, b1), (model.fc2, w2, b2)]:
            layer.weight.copy_(torch.from_numpy(weight).T)  # (in, out) becomes (out, in), in single precision
            layer.bias.copy_(torch.from_numpy(bias))
    # </solution>


def count_parameters(model: nn.Module) -> int:
    """How many numbers training may change."""
    # <solution>
    return sum(parameter.numel() for parameter in model.parameters() if parameter.requires_grad)
    # </solution>


def train(model: MLP, x: np.ndarray, y: np.ndarray, steps: int, lr: float) -> list[float]:
    """Plain gradient descent on all rows at once; returns the mean cross-entropy before each step."""
    # <solution>
    inputs = torch.as_tensor(x, dtype=torch.float32)  # (n, inputs)
    labels = torch.as_tensor(y, dtype=torch.int64)  # (n,)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        loss = F.cross_entropy(model(inputs), labels)  # takes logits
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
    # </solution>


def predict(model: MLP, x: np.ndarray) -> np.ndarray:
    """The most likely class of each row of x (n, inputs), as an integer array (n,)."""
    # <solution>
    with torch.no_grad():
        logits = model(torch.as_tensor(x, dtype=torch.float32))  # (n, classes)
    return logits.argmax(dim=1).numpy()
    # </solution>
