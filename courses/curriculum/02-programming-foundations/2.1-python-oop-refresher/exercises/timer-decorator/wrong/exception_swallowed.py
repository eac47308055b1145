"""fails: failing_calls
silent: what differs are words and no numbers

The exception is swallowed

Your wrapper catches the exception and returns None. The caller goes on with None and fails later, far from the cause. Use
`try … finally`: it lets the exception pass and still runs the last lines.
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
            except Exception:
                pass
            finally:
                depth -= 1
                if depth == 0:
                    seconds = clock() - start
                    stats.total += seconds
                    stats.longest = max(stats.longest, seconds)

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
