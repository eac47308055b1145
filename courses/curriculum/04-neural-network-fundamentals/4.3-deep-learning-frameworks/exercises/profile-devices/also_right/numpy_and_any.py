"""NumPy's median, a synchronisation after every call, names told by their beginning, all() over the larger sizes."""

import numpy as np


def time_call(work, synchronize, clock, warmup, repeats):
    def once():
        synchronize()
        begin = clock()
        work()
        synchronize()
        return clock() - begin

    return [once() for _ in range(warmup + repeats)][warmup:]


def available_devices(cuda):
    names = ["cpu"]
    if cuda.is_available():
        names += ["cuda:" + str(i) for i in range(cuda.device_count())]
    return names


class TorchDevice:
    def __init__(self, name):
        self.name = name
        self.device = torch.device(name)

    def prepare(self, n):
        self.a, self.b = torch.rand(2, n, n).to(self.device)

    def work(self):
        return torch.mm(self.a, self.b)

    def synchronize(self):
        if self.name.startswith("cuda"):
            torch.cuda.synchronize(self.device)


def profile(devices, sizes, clock, warmup, repeats):
    rows = []
    for device in devices:
        for n in sizes:
            device.prepare(n)
            seconds = float(np.median(time_call(device.work, device.synchronize, clock, warmup, repeats)))
            rows.append(dict(device=device.name, n=n, seconds=seconds, gflops=2 * n**3 * 1e-9 / seconds))
    return rows


def break_even(rows, slow, fast):
    slows = {row["n"]: row["seconds"] for row in rows if row["device"] == slow}
    fasts = {row["n"]: row["seconds"] for row in rows if row["device"] == fast}
    wins = [n for n in fasts if all(fasts[m] < slows[m] for m in fasts if m >= n)]
    return min(wins, default=None)
