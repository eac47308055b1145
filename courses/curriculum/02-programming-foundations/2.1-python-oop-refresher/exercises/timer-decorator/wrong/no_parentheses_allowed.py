"""fails: with_options
silent: an exception of the kind that many mistakes raise

Options can't be given in parentheses

`@timer(clock=c)` calls `timer` without a function and then calls what comes back with the function. So without a
function you have to return a decorator. `functools.partial(timer, name=name, clock=clock)` is one.
"""


def timer(function=None, *, name=None, clock=time.perf_counter):
    if function is None:
        raise TypeError("timer needs a function")
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
                    stats.total += seconds
                    stats.longest = max(stats.longest, seconds)

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
