"""fails: own_logits
silent: the judge has no PyTorch to try it with

The ReLU stands after the second layer

Then no logit can be negative, and the two linear layers in a row are no more than one. The bend belongs between the layers.
"""


class MLP(MLP):
    def forward(self, x):
        return torch.relu(self.fc2(self.fc1(x)))
