"""fails: queue_is_empty
silent: the judge has no PyTorch to try it with

The first repeat pays for the warm-up

The warm-up's orders are still open when the watch starts, and your first `synchronize()` waits for them too. Synchronise once between warm-up and repeats.
"""


def time_call(work, synchronize, clock, warmup, repeats):
    for _ in range(warmup):
        work()
    seconds = []
    for _ in range(repeats):
        start = clock()
        work()
        synchronize()
        seconds.append(clock() - start)
    return seconds
