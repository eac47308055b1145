"""fails: foggy_messages

The sign that was seen most often wins

In this fog some signs are seen as *another* more often than as themselves, and some signs are rare to begin with. The table of the fog and the prior know
both: put the sightings together with `update`.
"""

import numpy as np


def read(look, length, budget, prior, fog):
    counts = np.zeros((length, len(prior)))
    for turn in range(budget):
        counts[turn % length, look(turn % length)] += 1
    return [int(row.argmax()) for row in counts]
