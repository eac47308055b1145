"""Layers called as functions, load_state_dict, and gradient descent without an optimiser."""


class MLP(MLP):
    def forward(self, x):
        hidden = F.linear(x, self.fc1.weight, self.fc1.bias).clamp(min=0)
        return hidden @ self.fc2.weight.T + self.fc2.bias


def load_numpy(model, w1, b1, w2, b2):
    state = {"fc1.weight": w1.T, "fc1.bias": b1, "fc2.weight": w2.T, "fc2.bias": b2}
    model.load_state_dict({name: torch.tensor(value) for name, value in state.items()})


def train(model, x, y, steps, lr):
    inputs, labels = torch.tensor(x).float(), torch.tensor(y)
    parameters = list(model.parameters())
    losses = []
    for _ in range(steps):
        logits = model(inputs)
        loss = (logits.logsumexp(dim=1) - logits[torch.arange(len(labels)), labels]).mean()
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for parameter, gradient in zip(parameters, gradients):
                parameter -= lr * gradient
        losses.append(loss.item())
    return losses


def predict(model, x):
    return np.array([int(model(torch.tensor(row).float()[None]).max(dim=1).indices[0]) for row in x])
