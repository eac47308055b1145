"""fails: queueing_device
silent: the judge has no PyTorch to try it with

You wait, but after the watch has stopped

The order matters: work, wait, then read the clock.
"""


def time_call(work, synchronize, clock, warmup, repeats):
    for _ in range(warmup):
        work()
    synchronize()
    seconds = []
    for _ in range(repeats):
        start = clock()
        work()
        stop = clock()
        synchronize()
        seconds.append(stop - start)
    return seconds
