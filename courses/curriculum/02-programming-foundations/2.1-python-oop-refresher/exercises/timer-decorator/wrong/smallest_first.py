"""fails: report_example
silent: two rows the wrong way round could come from several mistakes

The smallest total comes first

`sorted` puts small numbers first. A report is read from the top, where the largest total should stand: `reverse=True`,
or sort by the negative.
"""


def report(functions):
    everything = sum(function.stats.total for function in functions)
    found = [function.stats for function in functions]
    return [
        (s.name, s.calls, s.total, s.total / everything if everything else 0.0)
        for s in sorted(found, key=lambda s: s.total)
    ]
