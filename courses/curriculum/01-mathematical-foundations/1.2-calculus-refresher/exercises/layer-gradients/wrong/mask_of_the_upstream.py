"""fails: relu_example

ReLU is applied to the upstream gradient

Your answer depends on the sign of the upstream gradient. A gradient may be negative, and passes all the same. What
decides is whether the layer's *input* was above zero, since that is where the slope is 1.
"""


def relu_backward(upstream, x):
    return upstream * (upstream > 0)
