"""fails: refuses_data
silent: what should be refused returns, and most mistakes here look so

Unknown keys are passed over in silence

You pick out the keys you know. With `learning_rte` in the file, training then runs with the default learning rate and
nobody learns why it's so slow. What nobody reads should be refused.
"""


class TrainConfig(TrainConfig):
    @classmethod
    def from_dict(cls, data):
        inner = {key: value for key, value in data.get("optimizer", {}).items() if key in ("name", "lr", "momentum")}
        outer = {each.name: data[each.name] for each in fields(cls) if each.name in data}
        return cls(**{**outer, "optimizer": OptimizerConfig(**inner)})
