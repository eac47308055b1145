"""fails: refuses_optimizer
silent: what should be refused returns, and most mistakes here look so

NaN is let through

Every comparison with NaN is false, so `lr <= 0` is false as well and nothing is raised. Write down the condition that
must hold and raise if it doesn't: `not lr > 0`.
"""


class OptimizerConfig(OptimizerConfig):
    def __post_init__(self):
        if self.name not in ("sgd", "adam") or self.lr <= 0 or self.momentum < 0 or self.momentum >= 1:
            raise ValueError("not allowed")
        if self.name == "adam" and self.momentum != 0:
            raise ValueError("not allowed")
