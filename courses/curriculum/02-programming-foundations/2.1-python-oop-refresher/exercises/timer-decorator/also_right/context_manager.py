"""A context manager holds the clock; the wrapper is one line. Rows of the report are lists."""

from contextlib import contextmanager


@contextmanager
def stopwatch(stats, clock, running):
    stats.calls += 1
    running.append(clock())
    try:
        yield
    finally:
        start = running.pop()
        if not running:
            spent = clock() - start
            stats.total += spent
            if spent > stats.longest:
                stats.longest = spent


def timer(function=None, *, name=None, clock=time.perf_counter):
    if function is None:
        return lambda wrapped: timer(wrapped, name=name, clock=clock)
    stats, running = Stats(name or function.__name__), []

    def call(*args, **kwargs):
        with stopwatch(stats, clock, running):
            return function(*args, **kwargs)

    call.stats = stats
    return functools.update_wrapper(call, function)


def report(functions):
    total = sum(function.stats.total for function in functions) or 1.0
    rows = [[f.stats.name, f.stats.calls, f.stats.total, f.stats.total / total] for f in functions]
    rows.sort(key=lambda row: row[2], reverse=True)
    return rows
