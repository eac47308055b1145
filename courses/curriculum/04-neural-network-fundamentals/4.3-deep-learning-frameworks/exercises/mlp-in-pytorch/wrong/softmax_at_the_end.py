"""fails: own_logits
silent: the judge has no PyTorch to try it with

Probabilities come out instead of logits

`F.cross_entropy` applies the softmax itself. Applied twice it squeezes every difference, and training crawls. Return what
the second layer gives.
"""


class MLP(MLP):
    def forward(self, x):
        return torch.softmax(self.fc2(torch.relu(self.fc1(x))), dim=1)
