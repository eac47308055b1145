"""fails: adam

Every parameter counts as a step

The counter goes up inside the loop, four times a step for two dense layers. It belongs before the loop: one step, one count.
"""

import numpy as np


class Adam(Adam):
    def step(self):
        gradients = self.model.gradients()
        for name, value in self.model.parameters().items():
            self.count += 1
            self.means[name] = 0.9 * self.means.get(name, 0.0) + 0.1 * gradients[name]
            self.squares[name] = 0.999 * self.squares.get(name, 0.0) + 0.001 * gradients[name] ** 2
            mean = self.means[name] / (1 - 0.9**self.count)
            root = np.sqrt(self.squares[name] / (1 - 0.999**self.count))
            value -= self.rate * mean / (root + 1e-8)
