"""What has to happen between two looks at the same dict: what comes out of here is a copy."""


def saved_before_a_change(model):
    """What save returned, after the network has changed."""
    saved = model.save()
    _change(model)
    return saved


def loaded_before_a_change(model, arrays):
    """What load was given, after the network has changed."""
    model.load(arrays)
    _change(model)
    return arrays


def after_a_change(model):
    _change(model)
    return model.parameters()


def _change(model):
    for array in model.parameters().values():
        array += 1.0
