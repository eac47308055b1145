def normalised(weights: list[float]) -> list[float]:
    """Each weight as its share of their sum: a new list of the same length.

    >>> normalised([1, 2, 3, 2])
    [0.125, 0.25, 0.375, 0.25]

    Raises ValueError when the weights sum to zero.
    """
    # <solution>
    total = sum(weights)
    if total == 0:
        raise ValueError("weights that sum to zero have no shares")
    return [weight / total for weight in weights]  # (n,)
    # </solution>
