"""fails: worth_example

That is what remains after the look

The expected entropy after the look is the uncertainty that stays. The worth is the entropy before minus this.
"""

import numpy as np


def worth(belief, fog):
    joint = belief[:, None] * fog
    chances = joint.sum(axis=0)
    after = (joint[:, chances > 0] / chances[chances > 0]).T
    return float(chances[chances > 0] @ uncertainty(after))
