"""fails: area_example

The strips are rectangles, not trapeziums

You multiply each width by the height at one end. On steps that go straight up or straight to the right it makes no difference. On the
slanted pieces that ties leave behind it does: take the middle height.
"""

import numpy as np


def area(fpr, tpr):
    return np.sum(np.diff(fpr) * tpr[1:])
