"""fails: warms_up
silent: the judge has no PyTorch to try it with

The warm-up is among the results

The first calls are slow for reasons that don't come back. Run them, and leave them out of the list.
"""


def time_call(work, synchronize, clock, warmup, repeats):
    seconds = []
    for _ in range(warmup + repeats):
        start = clock()
        work()
        synchronize()
        seconds.append(clock() - start)
    return seconds
