"""fails: own_logits
silent: the judge has no PyTorch to try it with

There is no ReLU between the layers

Two linear layers in a row are one linear layer: the network can draw straight lines only, however many units it has.
"""


class MLP(MLP):
    def forward(self, x):
        return self.fc2(self.fc1(x))
