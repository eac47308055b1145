"""fails: table
silent: the judge has no PyTorch to try it with

With an even number of repeats the upper of the middle two is taken

`sorted(...)[repeats // 2]` is the median only for odd numbers. For even ones it is the mean of the two in the middle.
"""


def profile(devices, sizes, clock, warmup, repeats):
    rows = []
    for device in devices:
        for n in sizes:
            device.prepare(n)
            seconds = sorted(time_call(device.work, device.synchronize, clock, warmup, repeats))[repeats // 2]
            rows.append({"device": device.name, "n": n, "seconds": seconds, "gflops": matmul_flops(n, n, n) / seconds / 1e9})
    return rows
