def normalised(weights):
    """Another right way, so that no check asks for the reference's own: here with loops and a tuple for an answer."""
    total = 0.0
    for weight in weights:
        total += weight
    if not total:
        raise ValueError("nothing to share")
    shares = ()
    for weight in weights:
        shares += (weight / total,)
    return shares
