"""fails: waiting_device
silent: the judge has no PyTorch to try it with

All repeats are timed together and divided

Then every repeat gets the mean, and one disturbed run spoils them all. Time each one by itself.
"""


def time_call(work, synchronize, clock, warmup, repeats):
    for _ in range(warmup):
        work()
    synchronize()
    start = clock()
    for _ in range(repeats):
        work()
        synchronize()
    return [(clock() - start) / repeats] * repeats
