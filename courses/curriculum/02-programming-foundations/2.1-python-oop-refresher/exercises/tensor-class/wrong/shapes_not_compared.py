"""fails: equality

Only the numbers are compared, not the shapes

Flattened, `[[1, 2], [3, 4]]` and `[1, 2, 3, 4]` hold the same numbers, but they are different tensors. Compare the
shapes as well.
"""


def flat(data):
    return [number for part in data for number in flat(part)] if isinstance(data, list) else [data]


class Tensor(Tensor):
    def __eq__(self, other):
        if not isinstance(other, Tensor):
            return NotImplemented
        return sorted(flat(self.data)) == sorted(flat(other.data))
