"""fails: any_report

Equal totals are turned over

Sorting upwards and then reversing the list turns over rows with equal totals as well. `sorted(..., reverse=True)` keeps
their order, and so does a negative key.
"""


def report(functions):
    everything = sum(function.stats.total for function in functions)
    found = [function.stats for function in functions]
    rows = sorted(found, key=lambda s: s.total)[::-1]
    return [(s.name, s.calls, s.total, s.total / everything if everything else 0.0) for s in rows]
