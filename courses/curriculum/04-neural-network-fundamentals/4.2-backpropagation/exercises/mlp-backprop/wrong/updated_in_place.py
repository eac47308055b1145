"""fails: new_parameters

The old parameters are changed

`params[name] -= …` changes the arrays that you were given. Whoever wanted to compare old and new has the new ones twice.
"""

def step(params, gradients, rate):
    for name in params:
        params[name] -= rate * gradients[name]
    return params
