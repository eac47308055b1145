"""fails: compare_fresh
silent: the judge has no PyTorch to try it with

Each entry is divided by its own size

An entry that happens to be nearly zero then decides alone, and its relative error is mostly rounding. Divide the largest
difference by the largest entry.
"""


def compare(manual, auto):
    report = {}
    for name, ours in manual.items():
        theirs = auto[name]
        if theirs is None:
            report[name] = float("inf")
        else:
            size = np.maximum(np.abs(ours), np.abs(theirs))
            report[name] = float(np.max(np.abs(ours - theirs) / np.where(size > 0, size, 1.0)))
    return report
