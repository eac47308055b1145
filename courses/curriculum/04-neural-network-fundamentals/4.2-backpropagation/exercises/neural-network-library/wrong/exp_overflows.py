"""fails: large_logits

exp of a large logit overflows

Infinity divided by infinity is NaN. Take the row's largest logit away first: nothing changes but the size of the numbers.
"""

import numpy as np


class SoftmaxCrossEntropy(SoftmaxCrossEntropy):
    def forward(self, logits, labels):
        exps = np.exp(logits)
        self.probabilities, self.labels = exps / exps.sum(axis=1, keepdims=True), labels
        return float(-np.mean(np.log(self.probabilities[np.arange(len(labels)), labels])))
