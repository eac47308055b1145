"""fails: recursion_that_raises

After an exception the depth stays where it was

You count one level less only when a call returns. After an exception the depth never comes back to zero, and no later
call counts as the outermost. What must happen in any case belongs into `finally`.
"""


def timer(function=None, *, name=None, clock=time.perf_counter):
    def decorate(function):
        stats = Stats(function.__name__ if name is None else name)
        depth = 0

        @functools.wraps(function)
        def timed(*args, **kwargs):
            nonlocal depth
            stats.calls += 1
            outermost = depth == 0
            depth += 1
            start = clock()
            try:
                answer = function(*args, **kwargs)
                depth -= 1
                return answer
            except KeyError:
                depth -= 1
                raise
            finally:
                if outermost:
                    stats.total += clock() - start
                    stats.longest = max(stats.longest, clock() - start)

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
