"""fails: lazily
silent: the answers are right; only when the transform ran is not

Everything is transformed when the dataset is made

With images this takes minutes before training begins, and all of them have to fit into memory. And a transform that is
random (a flip, a crop) should draw anew each time. Keep the function, and call it in `example`.
"""


class ListDataset(ListDataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError("lengths")
        self.inputs = list(inputs) if transform is None else [transform(x) for x in inputs]
        self.targets, self.transform = targets, None
