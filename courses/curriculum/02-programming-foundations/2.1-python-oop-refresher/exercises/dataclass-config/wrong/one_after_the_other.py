"""fails: together
silent: an exception of the kind that many mistakes raise

Each change is checked by itself

Going from adam to sgd with momentum, the step in between is adam with momentum, which isn't allowed. Collect all
changes first and build one new object.
"""


class TrainConfig(TrainConfig):
    def override(self, changes):
        new = self
        for path, value in changes.items():
            data = new.to_dict()
            section, _, key = path.rpartition(".")
            target = data.get(section) if section else data
            if not isinstance(target, dict) or key not in target:
                raise ValueError(path)
            target[key] = value
            new = TrainConfig.from_dict(data)
        return new
