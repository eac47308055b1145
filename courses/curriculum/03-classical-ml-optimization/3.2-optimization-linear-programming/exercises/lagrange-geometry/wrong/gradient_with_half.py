"""fails: gradient_right

The half has survived in the gradient

As the derivative of $\\tfrac12 m x^2$ is $mx$, the gradient of $\\tfrac12 x^T M x$ is $Mx$: the half meets the two.
"""


def gradient(q, x):
    matrix, vector, _ = q
    return 0.5 * matrix @ x + vector
