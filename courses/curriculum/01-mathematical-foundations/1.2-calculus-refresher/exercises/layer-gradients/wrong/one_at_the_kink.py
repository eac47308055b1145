"""fails: relu_kink

The slope at the kink is taken as 1

At $x = 0$ the slope from the left is 0 and the slope from the right is 1. Any number between them could be agreed on;
here, as in the libraries, it is 0. So the comparison is `x > 0`, not `x >= 0`.
"""


def relu_backward(upstream, x):
    return upstream * (x >= 0)
