"""fails: losses
silent: the judge has no PyTorch to try it with

The losses are those after each step

The list should begin with the loss of the weights that came in. Yours begins one step later: the loss is computed again after
the update.
"""


def train(model, x, y, steps, lr):
    inputs, labels = torch.as_tensor(x, dtype=torch.float32), torch.as_tensor(y, dtype=torch.int64)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        F.cross_entropy(model(inputs), labels).backward()
        optimizer.step()
        losses.append(F.cross_entropy(model(inputs), labels).item())
    return losses
