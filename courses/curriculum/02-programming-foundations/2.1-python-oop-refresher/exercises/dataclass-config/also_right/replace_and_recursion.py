"""A base class with the conversion for any dataclass inside another; replace for the changes; slots."""

from dataclasses import is_dataclass, replace
from typing import get_type_hints


class Config:
    def to_dict(self):
        def plain(value):
            if is_dataclass(value):
                return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
            return [plain(item) for item in value] if isinstance(value, tuple) else value

        return plain(self)

    @classmethod
    def from_dict(cls, data):
        hints = get_type_hints(cls)
        names = [each.name for each in fields(cls)]
        for key in data:
            if key not in names:
                raise ValueError(key)
        return cls(**{
            key: hints[key].from_dict(value) if is_dataclass(hints[key]) else value for key, value in data.items()
        })

    def override(self, changes):
        own, inner = {}, {}
        for path, value in changes.items():
            section, dot, rest = path.partition(".")
            if section not in [each.name for each in fields(self)]:
                raise ValueError(path)
            if dot:
                inner.setdefault(section, {})[rest] = value
            else:
                own[section] = value
        for section, some in inner.items():
            part = getattr(self, section)
            if not isinstance(part, Config):
                raise ValueError(section)
            own[section] = part.override(some)
        return replace(self, **own)


@dataclass(frozen=True, slots=True)
class OptimizerConfig(Config):
    name: str = "sgd"
    lr: float = 0.01
    momentum: float = 0.0

    def __post_init__(self):
        highest = {"sgd": lambda m: 0 <= m < 1, "adam": lambda m: m == 0}
        if self.name not in highest or not highest[self.name](self.momentum) or not self.lr > 0:
            raise ValueError(self)


@dataclass(frozen=True)
class TrainConfig(Config):
    epochs: int = 10
    batch_size: int = 32
    layers: tuple[int, ...] = (64, 64)
    optimizer: OptimizerConfig = OptimizerConfig()
    seed: int | None = None

    def __post_init__(self):
        object.__setattr__(self, "layers", (*self.layers,))
        if self.epochs < 1 or self.batch_size < 1 or not self.layers or any(width < 1 for width in self.layers):
            raise ValueError(self)
