"""fails: sensitivity_example

One of the two matrices is ahead of the other

$S_{k+1}$ is made of $S_k$ and the *old* $R_k$. Here $R$ has been updated already when $S$ uses it.
"""

import numpy as np


def sensitivity(hills, start, velocity, steps):
    moved, sped = np.zeros((2, 2)), np.eye(2)
    for point in roll(hills, start, velocity, steps)[:-1]:
        sped = sped + TIME * (-GRAVITY * hessian(hills, point) @ moved - FRICTION * sped)
        moved = moved + TIME * sped
    return moved
