"""fails: worked_example
silent: the judge has no PyTorch to try it with

The weights are reshaped instead of transposed

`reshape` keeps the numbers in their reading order and only draws the lines between rows elsewhere. A transpose moves entry
(i, j) to (j, i). The shapes agree, the network is another one.
"""


def load_numpy(model, w1, b1, w2, b2):
    with torch.no_grad():
        for layer, weight, bias in [(model.fc1, w1, b1), (model.fc2, w2, b2)]:
            layer.weight.copy_(torch.from_numpy(weight).reshape(layer.weight.shape))
            layer.bias.copy_(torch.from_numpy(bias))
