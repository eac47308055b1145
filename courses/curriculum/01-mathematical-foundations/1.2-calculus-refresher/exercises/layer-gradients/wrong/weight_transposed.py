"""fails: dense_example

The gradient for the weights lies across

`x.T @ upstream` holds the right numbers, but with a row for each *input*. The weights have a row for each output, and
a gradient always has the shape of what it belongs to: `upstream.T @ x`.
"""


def dense_backward(upstream, x, weight):
    return upstream @ weight, x.T @ upstream, upstream.sum(axis=0)
