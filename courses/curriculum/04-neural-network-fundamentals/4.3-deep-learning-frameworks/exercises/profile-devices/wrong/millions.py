"""fails: rates
silent: the judge has no PyTorch to try it with

The rate is in millions

Giga is $10^9$. You divide by $10^6$, which gives megaflops.
"""


def profile(devices, sizes, clock, warmup, repeats):
    rows = []
    for device in devices:
        for n in sizes:
            device.prepare(n)
            seconds = statistics.median(time_call(device.work, device.synchronize, clock, warmup, repeats))
            rows.append({"device": device.name, "n": n, "seconds": seconds, "gflops": matmul_flops(n, n, n) / seconds / 1e6})
    return rows
