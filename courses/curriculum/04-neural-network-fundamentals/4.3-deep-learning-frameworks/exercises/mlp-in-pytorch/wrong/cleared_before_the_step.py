"""fails: one_step
silent: the judge has no PyTorch to try it with

The gradients are cleared before the step uses them

Between `backward()` and `step()` stands `zero_grad()`: the step finds no gradient, and the weights stay as they were. Clear
before `backward()` or after `step()`.
"""


def train(model, x, y, steps, lr):
    inputs, labels = torch.as_tensor(x, dtype=torch.float32), torch.as_tensor(y, dtype=torch.int64)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        loss = F.cross_entropy(model(inputs), labels)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return losses
