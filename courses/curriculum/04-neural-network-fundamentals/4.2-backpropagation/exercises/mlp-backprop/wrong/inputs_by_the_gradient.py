"""fails: inputs

The slope of tanh is missing for the inputs

Everything below tanh gets the gradient that has come *through* it, `d_before`. You use `d_hidden`, from above it.
"""

def backward(params, x, labels):
    hidden, logits = forward(params, x)
    d_logits = loss_gradient(logits, labels)
    d_hidden = d_logits @ params["W2"].T
    d_before = d_hidden * (1.0 - hidden**2)
    return {
        "W1": x.T @ d_before,
        "b1": d_before.sum(axis=0),
        "W2": hidden.T @ d_logits,
        "b2": d_logits.sum(axis=0),
        "x": d_hidden @ params["W1"].T,
    }
