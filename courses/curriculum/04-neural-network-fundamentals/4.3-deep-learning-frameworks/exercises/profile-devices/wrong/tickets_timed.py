"""fails: queueing_device
silent: the judge has no PyTorch to try it with

The watch stops when the order is written

`work()` returns at once on a GPU; the multiplication is still to come. Call `synchronize()` before you read the clock the second time.
"""


def time_call(work, synchronize, clock, warmup, repeats):
    for _ in range(warmup):
        work()
    synchronize()
    seconds = []
    for _ in range(repeats):
        start = clock()
        work()
        seconds.append(clock() - start)
    synchronize()
    return seconds
