"""fails: failing_calls

A call that raises isn't timed

What stands after the call is never reached when the call raises. The calls that fail are often the slow ones, and they
are missing from your total. Put the second reading of the clock into `finally`.
"""


def timer(function=None, *, name=None, clock=time.perf_counter):
    def decorate(function):
        stats = Stats(function.__name__ if name is None else name)
        depth = 0

        @functools.wraps(function)
        def timed(*args, **kwargs):
            nonlocal depth
            start = clock()
            depth += 1
            try:
                answer = function(*args, **kwargs)
            finally:
                depth -= 1
            stats.calls += 1
            if depth == 0:
                stats.total += clock() - start
                stats.longest = max(stats.longest, clock() - start)
            return answer

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
