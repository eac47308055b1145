"""fails: squared_error

The squares are averaged over the examples only

The mean goes over all entries, $B \\cdot K$ of them. With one output for each example both are the same, and nobody notices.
"""

import numpy as np


class MeanSquaredError(MeanSquaredError):
    def forward(self, predictions, targets):
        self.difference = predictions - targets
        return float(np.sum(self.difference**2) / len(predictions))

    def backward(self):
        return 2.0 * self.difference / len(self.difference)
