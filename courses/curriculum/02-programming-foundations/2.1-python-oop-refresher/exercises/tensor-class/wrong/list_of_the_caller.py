"""fails: own_lists

The tensor keeps the caller's list

`self.data = data` gives one list a second name. Whoever changes their list afterwards changes your tensor, and its
shape is then a lie. Copy, and copy the inner lists as well: `list(data)` makes a new outer list with the old rows in
it.
"""


class Tensor(Tensor):
    def __init__(self, data):
        self.shape = shape_of(data)
        self.data = data
