"""fails: stack_forward

Names count only the layers that have parameters

The place is that in the whole stack: with an activation between two dense layers, these are 0 and 2.
"""

class Sequential(Sequential):
    def parameters(self):
        own = [layer for layer in self.layers if layer.parameters]
        return {f"{at}.{name}": value for at, layer in enumerate(own) for name, value in layer.parameters.items()}

    def gradients(self):
        own = [layer for layer in self.layers if layer.parameters]
        return {f"{at}.{name}": value for at, layer in enumerate(own) for name, value in layer.gradients.items()}
