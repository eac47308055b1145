"""fails: anyones

Negative places are handed on to example

It works as long as examples lie in a list, because lists know negative places themselves. A dataset that computes or
loads its examples doesn't. The base promises places from 0 on, so it has to add `len(self)` first.
"""


class Dataset(Dataset):
    def __getitem__(self, index):
        if isinstance(index, slice):
            return Subset(self, range(len(self))[index])
        if operator.index(index) >= len(self) or index < -len(self):
            raise IndexError(index)
        return self.example(index)
