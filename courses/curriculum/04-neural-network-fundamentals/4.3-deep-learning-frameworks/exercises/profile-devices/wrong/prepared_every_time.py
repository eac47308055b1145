"""fails: prepares_once
silent: the judge has no PyTorch to try it with

New matrices are made before every call

Even outside of what is timed this costs: fresh memory each time, so every call is a first one. Prepare once for each size.
"""


def profile(devices, sizes, clock, warmup, repeats):
    rows = []
    for device in devices:
        for n in sizes:
            times = []
            device.prepare(n)
            for _ in range(warmup):
                device.work()
            for _ in range(repeats):
                if times:
                    device.prepare(n)
                    for _ in range(warmup + len(times)):
                        device.work()
                times += time_call(device.work, device.synchronize, clock, 0, 1)
            seconds = statistics.median(times)
            rows.append({"device": device.name, "n": n, "seconds": seconds, "gflops": matmul_flops(n, n, n) / seconds / 1e9})
    return rows
