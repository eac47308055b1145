"""fails: warms_up
silent: the judge has no PyTorch to try it with

There is no warm-up

`warmup` calls should run before the watch is used at all. Without them the first repeats carry the price of starting.
"""


def time_call(work, synchronize, clock, warmup, repeats):
    synchronize()
    seconds = []
    for _ in range(repeats):
        start = clock()
        work()
        synchronize()
        seconds.append(clock() - start)
    return seconds
