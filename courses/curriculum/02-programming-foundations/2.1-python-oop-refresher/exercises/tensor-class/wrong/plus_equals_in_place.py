"""fails: nothing_changes

+= changes the tensor that others also hold

With `__iadd__` you make `t += 5` change the object itself, so every other name for it sees the change. Without `__iadd__`
Python computes `t = t + 5`, which leaves the old tensor alone.
"""


class Tensor(Tensor):
    def __iadd__(self, other):
        self.data = (self + other).data
        return self
