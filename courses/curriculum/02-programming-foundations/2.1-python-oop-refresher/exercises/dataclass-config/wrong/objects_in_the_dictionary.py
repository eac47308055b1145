"""fails: plain_data
silent: the answer is an object, and objects can't be compared from outside

The optimizer is still an object inside the dictionary

`vars(config)` and `config.__dict__` list the attributes as they are, and one of them is an `OptimizerConfig`. JSON
can't write it. `dataclasses.asdict` goes inside.
"""


class TrainConfig(TrainConfig):
    def to_dict(self):
        return {**vars(self), "layers": list(self.layers)}

    @classmethod
    def from_dict(cls, data):
        _refuse_unknown(cls, data)
        inner = data.get("optimizer", {})
        if isinstance(inner, dict):
            _refuse_unknown(OptimizerConfig, inner)
            inner = OptimizerConfig(**inner)
        return cls(**{**data, "optimizer": inner})

    def override(self, changes):
        data = {**asdict(self), "layers": list(self.layers)}
        for path, value in changes.items():
            section, _, key = path.rpartition(".")
            target = data.get(section) if section else data
            if not isinstance(target, dict) or key not in target:
                raise ValueError(path)
            target[key] = value
        return TrainConfig.from_dict(data)
