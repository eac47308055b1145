"""fails: slices_of_slices

A slice of a slice counts in the whole

You cut the part again with places of the part, but look them up in the whole dataset. Let `Subset` hold the dataset it
was cut from, whatever that is: then each layer translates once.
"""


class Subset(Subset):
    def __getitem__(self, index):
        if isinstance(index, slice):
            return Subset(self.dataset, range(len(self))[index])
        return super().__getitem__(index)
