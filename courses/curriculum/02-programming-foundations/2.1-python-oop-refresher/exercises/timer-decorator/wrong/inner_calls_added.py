"""fails: recursive_calls

Inner calls are added to the outer ones

The time of an inner call is part of the call around it. If both are added, ten seconds of recursion become fifty. Count
how deep you are, and add only when the outermost call ends.
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
                seconds = clock() - start
                stats.total += seconds
                stats.longest = max(stats.longest, seconds)

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
