"""fails: clear_night
silent: what was looked at are arguments of the judge's function, and no answer of one call tells it

You look where you are most certain

The smallest uncertainty is chosen, not the largest. The same place is looked at again and again, and the others never.
"""

import numpy as np


def read(look, length, budget, prior, fog):
    beliefs = np.tile(prior, (length, 1))
    for _ in range(budget):
        i = int(np.argmin(uncertainty(beliefs)))
        beliefs[i] = update(beliefs[i], [look(i)], fog)
    return [int(sign) for sign in beliefs.argmax(axis=1)]
