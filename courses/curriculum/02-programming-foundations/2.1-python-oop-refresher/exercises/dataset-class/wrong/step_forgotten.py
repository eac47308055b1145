"""fails: slices

Start and stop are used as they are

A slice has three parts, each of which may be None or negative, and `start` may lie behind `stop`. `slice.indices(n)`
works all of that out, and so does `range(n)[slice]`.
"""


class Dataset(Dataset):
    def __getitem__(self, index):
        if isinstance(index, slice):
            start = index.start or 0
            stop = len(self) if index.stop is None else min(index.stop, len(self))
            return Subset(self, range(len(self))[start:stop])
        place = operator.index(index)
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self.example(place)
