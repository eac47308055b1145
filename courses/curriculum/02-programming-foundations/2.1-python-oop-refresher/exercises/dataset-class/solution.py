import operator
import random


class Dataset:
    """Examples by their place. A subclass says how many there are, `__len__`, and what stands where, `example`."""

    def __len__(self):
        raise NotImplementedError

    def example(self, place):
        """The pair (input, target) at a place from 0 to len(self) - 1."""
        raise NotImplementedError

    def __getitem__(self, index):
        """Example `index`, also counted from the end; for a slice the Subset that it picks."""
        # <solution>
        if isinstance(index, slice):
            return Subset(self, range(len(self))[index])
        place = operator.index(index)
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(f"there is no example {index} among {len(self)}")
        return self.example(place)
        # </solution>

    def batches(self, size, seed=None, drop_last=False):
        """Pairs of lists, (inputs, targets), of `size` examples each; in random order with a seed."""
        # <solution>
        if size < 1:
            raise ValueError("a batch has at least one example")
        places = list(range(len(self)))
        if seed is not None:
            random.Random(seed).shuffle(places)
        for start in range(0, len(places), size):
            chosen = places[start : start + size]
            if len(chosen) < size and drop_last:
                return
            examples = [self[place] for place in chosen]
            yield [x for x, _ in examples], [y for _, y in examples]
        # </solution>


class ListDataset(Dataset):
    """Inputs and targets in two sequences.

    >>> ListDataset([10, 20, 30], ["a", "b", "c"])[-1]
    (30, 'c')
    """

    def __init__(self, inputs, targets, transform=None):
        # <solution>
        if len(inputs) != len(targets):
            raise ValueError(f"{len(inputs)} inputs, but {len(targets)} targets")
        self.inputs, self.targets, self.transform = inputs, targets, transform
        # </solution>

    def __len__(self):
        # <solution>
        return len(self.inputs)
        # </solution>

    def example(self, place):
        # <solution>
        x = self.inputs[place]
        return (x if self.transform is None else self.transform(x)), self.targets[place]
        # </solution>


class Subset(Dataset):
    """Some examples of another dataset, by their places there."""

    def __init__(self, dataset, places):
        # <solution>
        self.dataset, self.places = dataset, places
        # </solution>

    def __len__(self):
        # <solution>
        return len(self.places)
        # </solution>

    def example(self, place):
        # <solution>
        return self.dataset[self.places[place]]
        # </solution>
