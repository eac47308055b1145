"""fails: worth_example

That is how uncertain the sighting is

What you will *see* can be uncertain because the fog is thick, and then it tells nothing. What counts is how much the uncertainty about the *sign* falls.
"""

import numpy as np


def worth(belief, fog):
    return float(uncertainty((belief @ fog)[None])[0])
