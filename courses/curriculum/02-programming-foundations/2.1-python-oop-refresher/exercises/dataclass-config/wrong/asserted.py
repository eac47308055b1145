"""fails: refuses_training
silent: an exception of the kind that many mistakes raise

Settings are checked with assert

`assert` is for what can't happen unless the program itself is wrong, and `python -O` leaves all of it out. Wrong
settings come from people and files: raise `ValueError`.
"""


class TrainConfig(TrainConfig):
    def __post_init__(self):
        object.__setattr__(self, "layers", tuple(self.layers))
        assert self.epochs >= 1 and self.batch_size >= 1
        assert self.layers and min(self.layers) >= 1
