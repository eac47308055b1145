"""fails: refuses_others

Half of the arrays are loaded before the wrong one is met

Then the network is neither the old one nor the new one. Look at everything first, and change afterwards.
"""

import numpy as np


class Sequential(Sequential):
    def load(self, saved):
        own = self.parameters()
        for name in saved:
            if name not in own or np.shape(saved[name]) != own[name].shape:
                raise ValueError(f"{name} doesn't fit")
            own[name][...] = saved[name]
        if len(saved) != len(own):
            raise ValueError("something is missing")
