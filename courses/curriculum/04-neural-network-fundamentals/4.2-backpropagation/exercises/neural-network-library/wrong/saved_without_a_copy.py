"""fails: save_and_load

What was saved goes on learning

The dict is new, but the arrays in it are the network's own, which each step changes in place. Save copies.
"""

class Sequential(Sequential):
    def save(self):
        return dict(self.parameters())
