"""fails: keeps_its_name
silent: what differs are two texts and no numbers

The function has lost its name

`load.__name__` is now the name of your wrapper, and `help(load)` shows nothing. `@functools.wraps(function)` above the
wrapper copies name and docstring, and remembers the original in `__wrapped__`.
"""


def timer(function=None, *, name=None, clock=time.perf_counter):
    def decorate(function):
        stats = Stats(function.__name__ if name is None else name)
        depth = 0

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
