"""fails: corrected_example

The factor is made of shares, not of odds

With $\text{here} / \text{there}$ you forget that the good ones become more frequent when the poisonous ones become rarer: both count.
"""


def corrected(p, there, here):
    factor = here / there
    return p * factor / (p * factor + 1 - p)
