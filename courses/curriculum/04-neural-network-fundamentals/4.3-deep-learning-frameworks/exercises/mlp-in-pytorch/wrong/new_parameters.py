"""fails: same_parameters
silent: the logits are right, only the objects are others

The parameters are replaced by new ones

The numbers are right, but an optimiser made earlier still holds the old tensors: it trains what the model no longer uses. Copy
the numbers into the parameters that are there.
"""


def load_numpy(model, w1, b1, w2, b2):
    for layer, weight, bias in [(model.fc1, w1, b1), (model.fc2, w2, b2)]:
        layer.weight = nn.Parameter(torch.tensor(weight, dtype=torch.float32).T.contiguous())
        layer.bias = nn.Parameter(torch.tensor(bias, dtype=torch.float32))
