"""fails: entries
silent: the check ends at the first entry, which is no tensor

An entry is a bare list

`t[0]` hands out the list inside, so `t[0] + t[1]` joins two lists instead of adding two tensors. Wrap what you return:
`Tensor(self.data[index])`.
"""


class Tensor(Tensor):
    def __getitem__(self, index):
        if not self.shape:
            raise TypeError("no entries")
        return self.data[index]

    def __iter__(self):
        return (Tensor(part) for part in self.data)
