"""Durations collected in an array, two marks for each repeat, matrices from empty tensors, a flag while going up."""

import numpy as np


def time_call(work, synchronize, clock, warmup, repeats):
    marks = np.zeros((repeats, 2))
    for i in range(-warmup, repeats):
        synchronize()
        begin = clock() if i >= 0 else None
        work()
        synchronize()
        if i >= 0:
            marks[i] = begin, clock()
    return marks[:, 1] - marks[:, 0]


class TorchDevice(TorchDevice):
    def prepare(self, n):
        self.a = torch.empty(n, n, dtype=torch.float32, device=self.name).uniform_(-1, 1)
        self.b = torch.empty_like(self.a).normal_()

    def synchronize(self):
        if "cuda" in self.name:
            torch.cuda.synchronize()


def break_even(rows, slow, fast):
    found = None
    for n in sorted({row["n"] for row in rows}):
        at = {row["device"]: row["seconds"] for row in rows if row["n"] == n}
        if fast not in at or slow not in at:
            continue
        if at[fast] < at[slow]:
            found = n if found is None else found
        else:
            found = None
    return found
