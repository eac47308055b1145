"""fails: methods
silent: an exception of the kind that many mistakes raise

A method doesn't get its self

Your decorator replaces the function by an object with `__call__`. When a *function* is found in a class, its `__get__`
binds it to the object; yours has no `__get__`, so `self` is never passed. Return a function, or write `__get__` as
well.
"""


class Timed:
    def __init__(self, function, name, clock):
        functools.update_wrapper(self, function)
        self.function, self.clock, self.depth = function, clock, 0
        self.stats = Stats(function.__name__ if name is None else name)

    def __call__(self, *args, **kwargs):
        self.stats.calls += 1
        self.depth += 1
        start = self.clock()
        try:
            return self.function(*args, **kwargs)
        finally:
            self.depth -= 1
            if not self.depth:
                self.stats.total += self.clock() - start
                self.stats.longest = max(self.stats.longest, self.clock() - start)


def timer(function=None, *, name=None, clock=time.perf_counter):
    if function is None:
        return lambda function: Timed(function, name, clock)
    return Timed(function, name, clock)
