"""fails: logs

All logs share one list

A default value is made once, when the function is defined. With `losses=[]` every log appends to that one list. A
dataclass refuses such a default and wants `field(default_factory=list)`, which makes a new list for each object.
"""


class RunLog:
    def __init__(self, config, losses=[]):
        self.config, self.losses = config, losses

    def add(self, loss):
        self.losses.append(loss)

    @property
    def best(self):
        return min(self.losses, default=None)
