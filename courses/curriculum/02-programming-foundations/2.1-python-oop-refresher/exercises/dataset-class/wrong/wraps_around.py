"""fails: beyond
silent: what should be refused returns, and most mistakes here look so

Places beyond the end begin again at the front

With `index % len(self)` negative places work, but place 5 of five examples is place 0 again. No IndexError ever comes,
and a `for` loop over your dataset never ends.
"""


class Dataset(Dataset):
    def __getitem__(self, index):
        if isinstance(index, slice):
            return Subset(self, range(len(self))[index])
        if not len(self):
            raise IndexError("empty")
        return self.example(operator.index(index) % len(self))
