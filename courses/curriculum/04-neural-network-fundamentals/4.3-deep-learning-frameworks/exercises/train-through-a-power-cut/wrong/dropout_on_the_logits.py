"""fails: listener_dropout
silent: the judge has no PyTorch to try it with

Dropout stands after the last layer

It then silences answers instead of hidden units: a fifth of all logits is 0 for no reason.
"""


class Listener(Listener):
    def forward(self, waves):
        return self.drop(self.second(torch.relu(self.first(waves))))
