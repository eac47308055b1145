"""fails: new_parameters

The step goes uphill

The gradient points to where the loss grows fastest. Subtract it.
"""

def step(params, gradients, rate):
    return {name: value + rate * gradients[name] for name, value in params.items()}
