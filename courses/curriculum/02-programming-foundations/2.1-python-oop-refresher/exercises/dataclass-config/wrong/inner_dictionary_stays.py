"""fails: from_dict
silent: an exception of the kind that many mistakes raise

The optimizer stays a dictionary

`cls(**data)` puts into each field whatever it is given; a dataclass doesn't convert anything, whatever the type hint
says. Build the inner object yourself.
"""


class TrainConfig(TrainConfig):
    @classmethod
    def from_dict(cls, data):
        _refuse_unknown(cls, data)
        return cls(**data)
