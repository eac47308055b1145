"""fails: copied
silent: the judge has no PyTorch to try it with

The model shares its memory with the arrays

`torch.from_numpy` copies nothing, and neither does `.float()` where the array is float32 already. Somebody who reuses the array
changes your network from afar. `copy_` and `torch.tensor` copy.
"""


def load_numpy(model, w1, b1, w2, b2):
    for layer, weight, bias in [(model.fc1, w1, b1), (model.fc2, w2, b2)]:
        layer.weight.data = torch.from_numpy(weight).float().T
        layer.bias.data = torch.from_numpy(bias).float()
