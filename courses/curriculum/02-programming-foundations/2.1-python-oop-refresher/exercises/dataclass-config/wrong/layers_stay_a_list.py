"""fails: layers

The layers stay a list

A frozen object only protects its own attributes. The list inside can still grow, and it has no hash, so the config can
be no key of a dictionary. Make it a tuple in `__post_init__`.
"""


class TrainConfig(TrainConfig):
    def __post_init__(self):
        if not (self.epochs >= 1 and self.batch_size >= 1 and self.layers and min(self.layers) >= 1):
            raise ValueError("not allowed")

    def __hash__(self):
        return hash((self.epochs, self.batch_size, tuple(self.layers), self.optimizer, self.seed))

    def __eq__(self, other):
        return isinstance(other, TrainConfig) and asdict(self) == {**asdict(other), "layers": type(self.layers)(other.layers)}
