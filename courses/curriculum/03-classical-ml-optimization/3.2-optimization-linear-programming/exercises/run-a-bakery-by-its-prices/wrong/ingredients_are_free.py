"""fails: offers

The ingredients are free

A product's gain alone says nothing: its ingredients are taken away from others. Subtract what they are worth.
"""


def net_gains(prices, gains, uses):
    return gains * 1.0
