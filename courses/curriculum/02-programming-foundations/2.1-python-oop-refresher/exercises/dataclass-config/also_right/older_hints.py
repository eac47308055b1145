"""The hints of older Pythons, everything by hand, and a log that keeps its best as it goes."""

from typing import List, Optional, Tuple


@dataclass(frozen=True)
class TrainConfig:
    epochs: int = 10
    batch_size: int = 32
    layers: Tuple[int, ...] = (64, 64)
    optimizer: OptimizerConfig = field(default_factory=lambda: OptimizerConfig())
    seed: Optional[int] = None

    def __post_init__(self):
        self.__dict__["layers"] = tuple(int(width) for width in self.layers)
        for value in (self.epochs, self.batch_size, len(self.layers), *self.layers):
            if value < 1:
                raise ValueError(value)

    def to_dict(self):
        o = self.optimizer
        return dict(epochs=self.epochs, batch_size=self.batch_size, layers=[*self.layers], seed=self.seed,
                    optimizer=dict(name=o.name, lr=o.lr, momentum=o.momentum))

    @classmethod
    def from_dict(cls, data):
        data = {**data}
        try:
            return cls(optimizer=OptimizerConfig(**data.pop("optimizer", {})), **data)
        except TypeError as unknown:
            raise ValueError(str(unknown)) from None

    def override(self, changes):
        data = self.to_dict()
        for path, value in changes.items():
            if path.startswith("optimizer."):
                data["optimizer"][path.removeprefix("optimizer.")] = value
            else:
                data[path] = value
        return self.from_dict(data)


@dataclass
class RunLog:
    config: TrainConfig
    losses: List[float] = field(default_factory=list, init=False)
    best: Optional[float] = field(default=None, init=False)

    def add(self, loss):
        self.losses += [loss]
        self.best = loss if self.best is None else min(self.best, loss)
