"""fails: slope_example

The length of the direction counts

$\\nabla f \\cdot d$ is the rise along the whole arrow $d$: twice as long an arrow, twice the rise. The *slope* is the
rise for each unit of length, so divide by $\\|d\\|$.
"""


def slope(gradient, point, direction):
    return float(gradient(point) @ direction)
