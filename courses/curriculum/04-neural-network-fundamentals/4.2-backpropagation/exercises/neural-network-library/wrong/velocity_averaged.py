"""fails: sgd

The velocity is an average of gradients

With $(1 - \\mu) g$ for $g$, the velocity is ten times smaller for a momentum of 0.9. That is another usual form, with another
meaning of the rate. The contract adds the whole gradient.
"""

class SGD(SGD):
    def step(self):
        gradients = self.model.gradients()
        for name, value in self.model.parameters().items():
            old = self.velocities.get(name, 0.0)
            self.velocities[name] = self.momentum * old + (1 - self.momentum) * gradients[name]
            value -= self.rate * self.velocities[name]
