"""fails: dense_example

The dense layer takes a mean

The mean over the examples belongs to the loss, which has divided by $n$ already: the upstream gradient brings that
factor along. A weight takes part in every example, and its gradient is the *sum* of what comes from each.
"""


def dense_backward(upstream, x, weight):
    n = len(x)
    return upstream @ weight, upstream.T @ x / n, upstream.sum(axis=0) / n
