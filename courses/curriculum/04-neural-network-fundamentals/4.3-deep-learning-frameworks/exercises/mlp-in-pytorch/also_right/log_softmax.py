"""A ReLU module, .data.copy_, log-softmax with nll_loss, zero_grad after the step, tensors detached at the end."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.fc1 = nn.Linear(inputs, hidden)
        self.relu = nn.ReLU()
        self.fc2 = nn.Linear(hidden, classes)

    def forward(self, x):
        return self.fc2(self.relu(self.fc1(x)))


def load_numpy(model, w1, b1, w2, b2):
    model.fc1.weight.data.copy_(torch.from_numpy(w1.T))
    model.fc1.bias.data.copy_(torch.from_numpy(b1))
    model.fc2.weight.data.copy_(torch.from_numpy(w2.T))
    model.fc2.bias.data.copy_(torch.from_numpy(b2))


def count_parameters(model):
    return int(sum(np.prod(p.shape) for p in model.parameters() if p.requires_grad))


def train(model, x, y, steps, lr):
    model.train()
    inputs, labels = torch.FloatTensor(x), torch.LongTensor(y)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.zero_grad()
    losses = []
    for _ in range(steps):
        loss = F.nll_loss(F.log_softmax(model(inputs), dim=-1), labels)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.detach().item())
    return losses


def predict(model, x):
    model.eval()
    return torch.softmax(model(torch.FloatTensor(x)), dim=-1).detach().numpy().argmax(-1)
