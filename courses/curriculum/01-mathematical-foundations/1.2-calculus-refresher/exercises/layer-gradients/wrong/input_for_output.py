"""fails: sigmoid_example

The input is treated as if it were the output

$s(1 - s)$ is the slope where $s = \\sigma(x)$ is the *output* of the sigmoid. Here `x` is its input, so the sigmoid
has to be computed first. At $x = 0$ the slope is $\\frac14$, not 0.
"""


def sigmoid_backward(upstream, x):
    return upstream * x * (1 - x)
