"""fails: refuses
silent: what should be refused returns, and most mistakes here look so

Lists of different lengths are accepted

A missing target is noticed hours later, at the last example of an epoch, or never. Compare the lengths where the lists
come in.
"""


class ListDataset(ListDataset):
    def __init__(self, inputs, targets, transform=None):
        self.inputs, self.targets, self.transform = inputs, targets, transform
