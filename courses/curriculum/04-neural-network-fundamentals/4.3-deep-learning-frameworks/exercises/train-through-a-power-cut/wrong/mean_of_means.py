"""fails: epoch_loss
silent: the judge has no PyTorch to try it with

The mean of the batches' means is returned

An example in a short last batch then counts more. Weight each batch by its size.
"""


def train_epoch(model, loader, optimizer):
    model.train()
    losses = []
    for waves, bells in loader:
        loss = F.cross_entropy(model(waves), bells)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)
