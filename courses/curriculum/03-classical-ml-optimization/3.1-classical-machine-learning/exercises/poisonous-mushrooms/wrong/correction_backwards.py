"""fails: corrected_example

The correction goes the wrong way

You divide by the factor. Where poison is rarer than in the data, probabilities have to fall.
"""


def corrected(p, there, here):
    factor = there / (1 - there) / (here / (1 - here))
    return p * factor / (p * factor + 1 - p)
