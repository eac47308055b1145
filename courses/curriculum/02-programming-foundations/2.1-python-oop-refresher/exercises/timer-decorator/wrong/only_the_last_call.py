"""fails: worked_example

Only the last call is kept

The time of each call replaces the total instead of being added to it. `total` is over all calls: `+=`.
"""


def timer(function=None, *, name=None, clock=time.perf_counter):
    def decorate(function):
        stats = Stats(function.__name__ if name is None else name)
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
                    stats.total = seconds
                    stats.longest = max(stats.longest, seconds)

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
