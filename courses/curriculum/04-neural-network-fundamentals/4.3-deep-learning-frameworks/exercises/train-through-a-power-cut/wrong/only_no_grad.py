"""fails: evaluates_quietly
silent: the judge has no PyTorch to try it with

Evaluation without `model.eval()`

`no_grad` stops the recording and leaves dropout on: the share is that of a damaged network, another one each time.
"""


def evaluate(model, loader):
    right, count = 0, 0
    with torch.no_grad():
        for waves, bells in loader:
            right += (model(waves).argmax(dim=1) == bells).sum().item()
            count += len(bells)
    return right / count
