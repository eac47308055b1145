"""fails: best_epoch_example
silent: one wrong number is no evidence

The latest of several equal losses wins

With `<=` a later epoch replaces an earlier one that is as good. The earliest was asked for: it has trained least.
"""


def best_epoch(validation):
    best, smallest = 0, float("inf")
    for number, loss in enumerate(validation, start=1):
        if loss <= smallest:
            best, smallest = number, loss
    return best
