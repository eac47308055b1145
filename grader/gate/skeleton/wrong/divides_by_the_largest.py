"""fails: worked_example

You divide by the largest weight

Then the largest share is 1 and the shares add up to more. Divide by the sum of all weights.
"""


def normalised(weights):
    if sum(weights) == 0:
        raise ValueError("nothing to share")
    return [weight / max(weights) for weight in weights]
