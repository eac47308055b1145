"""fails: many_steps
silent: the judge has no PyTorch to try it with

The gradients of earlier steps are never cleared

`backward()` *adds* to `.grad`. Without `zero_grad()` the second step uses the sum of two gradients, the third the sum of three.
The first step is right, which is why this is easily overlooked.
"""


def train(model, x, y, steps, lr):
    inputs, labels = torch.as_tensor(x, dtype=torch.float32), torch.as_tensor(y, dtype=torch.int64)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        loss = F.cross_entropy(model(inputs), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
