"""fails: one_step
silent: the judge has no PyTorch to try it with

The losses of the rows are added up instead of averaged

Then the step grows with the number of rows, and a learning rate that suits ten rows explodes with ten thousand. The default of
`F.cross_entropy`, `reduction="mean"`, is what is asked for.
"""


def train(model, x, y, steps, lr):
    inputs, labels = torch.as_tensor(x, dtype=torch.float32), torch.as_tensor(y, dtype=torch.int64)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        loss = F.cross_entropy(model(inputs), labels, reduction="sum")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
