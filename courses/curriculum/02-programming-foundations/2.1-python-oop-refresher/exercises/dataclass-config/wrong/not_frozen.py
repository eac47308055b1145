"""fails: frozen
silent: what should be refused returns, and most mistakes here look so

The settings can still be changed

`unsafe_hash=True` gives a hash without freezing. Then `config.epochs = 5` works halfway through a training, no check
looks at the 5, and a dictionary with the config as its key no longer finds it. It takes `@dataclass(frozen=True)`.
"""


@dataclass(unsafe_hash=True)
class OptimizerConfig:
    name: str = "sgd"
    lr: float = 0.01
    momentum: float = 0.0

    def __post_init__(self):
        if self.name not in ("sgd", "adam") or not self.lr > 0 or not 0 <= self.momentum < 1:
            raise ValueError("not allowed")
        if self.name == "adam" and self.momentum:
            raise ValueError("not allowed")
