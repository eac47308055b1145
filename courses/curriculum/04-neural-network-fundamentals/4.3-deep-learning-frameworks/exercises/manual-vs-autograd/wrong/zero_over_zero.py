"""fails: compare_edges
silent: the judge has no PyTorch to try it with

Two gradients of zeros give NaN

Zero over zero is NaN, and a NaN passes every test of the form "is it too large?". Two zeros agree: say so before dividing.
"""


def compare(manual, auto):
    report = {}
    for name, ours in manual.items():
        theirs = auto[name]
        if theirs is None:
            report[name] = float("inf")
        else:
            with np.errstate(all="ignore"):
                size = np.maximum(np.abs(ours).max(), np.abs(theirs).max())
                report[name] = float(np.abs(ours - theirs).max() / size)
    return report
