"""fails: dictionary_unchanged

The optimizer is taken out of the caller's dictionary

After `data.pop("optimizer")` the dictionary of whoever called has no optimizer any more. The second run with the same
dictionary then uses the defaults. Read with `get`, or copy first.
"""


class TrainConfig(TrainConfig):
    @classmethod
    def from_dict(cls, data):
        _refuse_unknown(cls, data)
        inner = data.pop("optimizer", {})
        _refuse_unknown(OptimizerConfig, inner)
        return cls(**data, optimizer=OptimizerConfig(**inner))
