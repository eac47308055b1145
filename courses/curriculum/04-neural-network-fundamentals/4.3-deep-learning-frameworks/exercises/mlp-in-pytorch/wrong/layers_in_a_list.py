"""fails: registered
silent: the names are read off the module, not computed from arguments

The layers lie in a plain Python list

A module finds its parameters among its attributes. It doesn't look into lists, so `parameters()` is empty and the optimiser has
nothing to train. Make each layer an attribute, or use `nn.ModuleList`.
"""


class MLP(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.layers = [nn.Linear(inputs, hidden), nn.Linear(hidden, classes)]

    @property
    def fc1(self):
        return self.layers[0]

    @property
    def fc2(self):
        return self.layers[1]

    def forward(self, x):
        return self.layers[1](torch.relu(self.layers[0](x)))
