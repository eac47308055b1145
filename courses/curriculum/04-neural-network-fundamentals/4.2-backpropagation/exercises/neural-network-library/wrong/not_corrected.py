"""fails: adam

The averages begin at zero and aren't corrected

After one step the mean holds a tenth of the gradient, and the root of the mean square 3 % of it: the first step is three
times too long. Divide by $1 - \\beta^t$.
"""

import numpy as np


class Adam(Adam):
    def step(self):
        gradients = self.model.gradients()
        for name, value in self.model.parameters().items():
            self.means[name] = 0.9 * self.means.get(name, 0.0) + 0.1 * gradients[name]
            self.squares[name] = 0.999 * self.squares.get(name, 0.0) + 0.001 * gradients[name] ** 2
            value -= self.rate * self.means[name] / (np.sqrt(self.squares[name]) + 1e-8)
