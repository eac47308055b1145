"""fails: slices
silent: the check ends at the first slice, which is no dataset

A slice is a list of examples

Your slice reads every example at once and returns a list. It has no `batches`, and for a million images it doesn't fit
into memory. Return a `Subset`, which remembers places only.
"""


class Dataset(Dataset):
    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self.example(place) for place in range(len(self))[index]]
        place = operator.index(index)
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self.example(place)
