"""fails: worked_example
silent: an answer that isn't there ends the check

The answer gets lost

Your wrapper calls the function and then ends without `return`, so every decorated function returns None. Keep the
answer, read the clock, then return the answer; or return it inside `try … finally`.
"""


def timer(function=None, *, name=None, clock=time.perf_counter):
    def decorate(function):
        stats = Stats(function.__name__ if name is None else name)

        @functools.wraps(function)
        def timed(*args, **kwargs):
            start = clock()
            function(*args, **kwargs)
            stats.calls += 1
            stats.total += clock() - start
            stats.longest = max(stats.longest, clock() - start)

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
