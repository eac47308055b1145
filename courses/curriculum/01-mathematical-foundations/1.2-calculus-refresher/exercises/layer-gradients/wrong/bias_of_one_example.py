"""fails: dense_example

The bias gets the gradient of one example

The same bias is added in all rows, so all rows have a say in its gradient. Add up the upstream gradient over the
examples.
"""


def dense_backward(upstream, x, weight):
    return upstream @ weight, upstream.T @ x, upstream[0]
