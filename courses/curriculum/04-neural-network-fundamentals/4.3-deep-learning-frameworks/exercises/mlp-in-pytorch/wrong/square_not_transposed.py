"""fails: loads_weights
silent: the judge has no PyTorch to try it with

A square weight matrix isn't transposed

You turn the matrix only where its shape doesn't fit. A square one always fits, and is wrong all the same: its axes mean
(inputs, outputs), and PyTorch wants (outputs, inputs). Transpose whatever the shape.
"""


def load_numpy(model, w1, b1, w2, b2):
    with torch.no_grad():
        for layer, weight, bias in [(model.fc1, w1, b1), (model.fc2, w2, b2)]:
            given = torch.from_numpy(weight)
            layer.weight.copy_(given if given.shape == layer.weight.shape else given.T)
            layer.bias.copy_(torch.from_numpy(bias))
