"""fails: own_statistics

All functions share one object of statistics

The statistics are made once, when the file is loaded, and every decorated function adds to them. Make them where the
decorator meets the function: that line runs once for each.
"""


SHARED = {}


def timer(function=None, *, name=None, clock=time.perf_counter):
    def decorate(function):
        stats = SHARED.setdefault(clock, Stats(''))
        stats.name = function.__name__ if name is None else name
        depth = 0

        @functools.wraps(function)
        def timed(*args, **kwargs):
            nonlocal depth
            stats.calls += 1
            depth += 1
            start = clock()
            try:
                return function(*args, **kwargs)
            finally:
                depth -= 1
                if depth == 0:
                    seconds = clock() - start
                    stats.total += seconds
                    stats.longest = max(stats.longest, seconds)

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
