"""fails: save_and_load

The network goes on learning in the arrays that were loaded

Put into the layers as they are, the loaded arrays change with every step: what was saved to come back to is lost. Two networks
that load the same dict even train each other.
"""

import numpy as np


class Sequential(Sequential):
    def load(self, saved):
        own = self.parameters()
        if {name: value.shape for name, value in own.items()} != {name: np.shape(value) for name, value in saved.items()}:
            raise ValueError("the names or shapes are those of another network")
        for name, value in saved.items():
            place, own_name = name.split(".")
            self.layers[int(place)].parameters[own_name] = value
