"""fails: epoch_steps
silent: the judge has no PyTorch to try it with

The mode isn't set before training

After an evaluation the model is in evaluation mode, and trains on without dropout. Call `model.train()` at the beginning of every epoch.
"""


def train_epoch(model, loader, optimizer):
    total, count = 0.0, 0
    for waves, bells in loader:
        loss = F.cross_entropy(model(waves), bells)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(bells)
        count += len(bells)
    return total / count
