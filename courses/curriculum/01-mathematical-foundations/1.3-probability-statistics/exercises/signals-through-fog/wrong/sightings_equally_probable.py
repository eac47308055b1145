"""fails: worth_example

All sightings are taken as equally probable

You average the entropies after the look without weights. What is seen more often counts more: the probability of seeing $j$ is $\\sum_i b_i F_{ij}$.
"""

import numpy as np


def worth(belief, fog):
    joint = belief[:, None] * fog
    chances = joint.sum(axis=0)
    after = (joint[:, chances > 0] / chances[chances > 0]).T
    return float(uncertainty(belief[None])[0] - np.mean(uncertainty(after)))
