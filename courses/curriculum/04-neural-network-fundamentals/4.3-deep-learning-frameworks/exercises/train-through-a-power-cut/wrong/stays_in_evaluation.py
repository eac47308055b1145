"""fails: evaluates_quietly
silent: the judge has no PyTorch to try it with

The model stays in evaluation mode

Whoever calls you in the middle of training goes on without dropout. Remember the mode, and restore it.
"""


def evaluate(model, loader):
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for waves, bells in loader:
            right += (model(waves).argmax(dim=1) == bells).sum().item()
            count += len(bells)
    return right / count
