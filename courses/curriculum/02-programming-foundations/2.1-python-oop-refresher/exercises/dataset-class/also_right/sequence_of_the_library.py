"""Inherits iteration from collections.abc; slices by way of slice.indices; batches by zip; subsets are flattened."""

import random
from collections.abc import Sequence
from itertools import islice


class Dataset(Sequence):
    def __len__(self):
        raise NotImplementedError

    def example(self, place):
        raise NotImplementedError

    def __getitem__(self, index):
        match index:
            case slice():
                return Subset(self, [place for place in range(*index.indices(len(self)))])
            case int() if -len(self) <= index < 0:
                return self.example(index + len(self))
            case int() if 0 <= index < len(self):
                return self.example(index)
            case int():
                raise IndexError(index)
        raise TypeError(f"no place: {index!r}")

    def batches(self, size, seed=None, drop_last=False):
        if size <= 0:
            raise ValueError(size)
        order = iter(range(len(self)) if seed is None else random.Random(f"seed {seed}").sample(range(len(self)), len(self)))
        while examples := [self.example(place) for place in islice(order, size)]:
            if drop_last and len(examples) != size:
                break
            yield tuple(map(list, zip(*examples)))


class Subset(Dataset):
    def __init__(self, dataset, places):
        if isinstance(dataset, Subset):
            dataset, places = dataset.dataset, [dataset.places[place] for place in places]
        self.dataset = dataset
        self.places = tuple(places)

    def __len__(self):
        return len(self.places)

    def example(self, place):
        return self.dataset.example(self.places[place])
