"""fails: listener_logits
silent: the judge has no PyTorch to try it with

Dropout is on in evaluation too

`F.dropout` drops unless it is told otherwise: its `training` is True by default. Pass `self.training`, or use the module `nn.Dropout`.
"""


class Listener(Listener):
    def forward(self, waves):
        return self.second(F.dropout(torch.relu(self.first(waves)), 0.2))
