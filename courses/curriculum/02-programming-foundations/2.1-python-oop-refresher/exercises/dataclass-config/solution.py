from dataclasses import asdict, dataclass, field, fields
from typing import Any


# <solution> @dataclass  # frozen?
@dataclass(frozen=True)
# </solution>
class OptimizerConfig:
    """How weights are updated.

    >>> OptimizerConfig(lr=0.1)
    OptimizerConfig(name='sgd', lr=0.1, momentum=0.0)
    """

    # <solution> ...  # three fields, each with its type and its default
    name: str = "sgd"
    lr: float = 0.01
    momentum: float = 0.0
    # </solution>

    def __post_init__(self) -> None:
        """Refuse what is not allowed; called by the dataclass once all fields are set."""
        # <solution>
        if self.name not in ("sgd", "adam"):
            raise ValueError(f"there is no optimizer {self.name!r}")
        if not self.lr > 0:
            raise ValueError(f"lr must be above 0, not {self.lr}")
        if not 0 <= self.momentum < (1 if self.name == "sgd" else 1e-300):
            raise ValueError(f"{self.name} can't have a momentum of {self.momentum}")
        # </solution>


# <solution> @dataclass  # frozen?
@dataclass(frozen=True)
# </solution>
class TrainConfig:
    """All settings of one training run."""

    # <solution> ...  # five fields
    epochs: int = 10
    batch_size: int = 32
    layers: tuple[int, ...] = (64, 64)
    optimizer: OptimizerConfig = field(default_factory=OptimizerConfig)
    seed: int | None = None
    # </solution>

    def __post_init__(self) -> None:
        # <solution>
        object.__setattr__(self, "layers", tuple(self.layers))  # frozen, also for ourselves
        if not (self.epochs >= 1 and self.batch_size >= 1):
            raise ValueError("epochs and batch_size must be at least 1")
        if not self.layers or min(self.layers) < 1:
            raise ValueError(f"layers must be at least 1 wide, and there must be one: {self.layers}")
        # </solution>

    def to_dict(self) -> dict[str, Any]:
        """Plain data, ready for JSON."""
        # <solution>
        return {**asdict(self), "layers": list(self.layers)}
        # </solution>

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "TrainConfig":
        """The config that such a dictionary describes; what is missing gets its default."""
        # <solution>
        _refuse_unknown(cls, data)
        inner = data.get("optimizer", {})
        _refuse_unknown(OptimizerConfig, inner)
        return cls(**{**data, "optimizer": OptimizerConfig(**inner)})
        # </solution>

    def override(self, changes: dict[str, Any]) -> "TrainConfig":
        """A new config with these changes; "optimizer.lr" reaches into the optimizer."""
        # <solution>
        data = self.to_dict()
        for path, value in changes.items():
            section, _, key = path.rpartition(".")
            target = data.get(section) if section else data
            if not isinstance(target, dict) or key not in target:
                raise ValueError(f"there is no setting {path!r}")
            target[key] = value
        return TrainConfig.from_dict(data)
        # </solution>


# <solution> # Put a helper function here, if you want one.
def _refuse_unknown(kind, data):
    unknown = set(data) - {each.name for each in fields(kind)}
    if unknown:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")


# </solution>
@dataclass
class RunLog:
    """What happened in a run: this one may change."""

    # <solution> ...  # config and losses
    config: TrainConfig
    losses: list[float] = field(default_factory=list)
    # </solution>

    def add(self, loss: float) -> None:
        # <solution>
        self.losses.append(loss)
        # </solution>

    @property
    def best(self) -> float | None:
        """The smallest loss so far; None before the first."""
        # <solution>
        return min(self.losses, default=None)
        # </solution>
