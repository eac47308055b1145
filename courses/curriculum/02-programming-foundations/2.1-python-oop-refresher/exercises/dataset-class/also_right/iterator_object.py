"""Batches by an object of its own, that remembers where it is; pairs are lists; the transform defaults to a function."""


class Batches:
    def __init__(self, dataset, size, order, drop_last):
        self.dataset, self.size, self.order, self.drop_last = dataset, size, order, drop_last
        self.start = 0

    def __iter__(self):
        return self

    def __next__(self):
        places = self.order[self.start : self.start + self.size]
        self.start += self.size
        if not places or (self.drop_last and len(places) < self.size):
            raise StopIteration
        inputs, targets = [], []
        for place in places:
            x, y = self.dataset[place]
            inputs.append(x)
            targets.append(y)
        return [inputs, targets]


class Dataset(Dataset):
    def batches(self, size, seed=None, drop_last=False):
        if size < 1:
            raise ValueError("at least one")
        order = list(range(len(self)))
        if seed is not None:
            draw = random.Random(seed).random
            order = [place for _, place in sorted((draw(), place) for place in order)]
        return Batches(self, size, order, drop_last)

    def __iter__(self):
        for place in range(len(self)):
            yield self.example(place)


class ListDataset(Dataset):
    def __init__(self, inputs, targets, transform=lambda x: x):
        if len(inputs) - len(targets):
            raise ValueError("lengths")
        self.pairs, self.transform = list(zip(inputs, targets)), transform

    def __len__(self):
        return len(self.pairs)

    def example(self, place):
        x, y = self.pairs[place]
        return [self.transform(x), y]
