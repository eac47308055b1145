"""fails: shuffled

Inputs and targets are shuffled separately

Each list gets an order of its own, so the pairs are torn apart and nothing can be learned any more. Shuffle *places*,
and take both by the same place.
"""


class Dataset(Dataset):
    def batches(self, size, seed=None, drop_last=False):
        if size < 1:
            raise ValueError("size")
        inputs, targets = [self[i][0] for i in range(len(self))], [self[i][1] for i in range(len(self))]
        if seed is not None:
            shuffler = random.Random(seed)
            shuffler.shuffle(inputs)
            shuffler.shuffle(targets)
        for start in range(0, len(self), size):
            if drop_last and start + size > len(self):
                return
            yield inputs[start : start + size], targets[start : start + size]


class ListDataset(ListDataset):
    def batches(self, size, seed=None, drop_last=False):
        if seed is not None:
            yield from super().batches(size, seed, drop_last)
            return
        if size < 1:
            raise ValueError("size")
        for start in range(0, len(self), size):
            if drop_last and start + size > len(self):
                return
            examples = [self[i] for i in range(start, min(start + size, len(self)))]
            yield [x for x, _ in examples], [y for _, y in examples]
