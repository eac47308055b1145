"""fails: offers

The whole cost is charged to every product

`prices @ uses` has one cost for each product. Its sum, or the mean price times all that is used, mixes the recipes: each product answers for its own column.
"""


def net_gains(prices, gains, uses):
    return gains - (prices @ uses).sum()
