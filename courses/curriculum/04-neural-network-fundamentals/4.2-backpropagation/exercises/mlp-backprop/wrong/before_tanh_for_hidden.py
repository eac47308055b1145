"""fails: second_layer

The gradient of W2 uses the hidden layer before tanh

The second layer multiplies what tanh delivered, so that is what meets its gradient: `hidden.T @ d_logits`.
"""

def backward(params, x, labels):
    hidden, logits = forward(params, x)
    d_logits = loss_gradient(logits, labels)
    d_hidden = d_logits @ params["W2"].T
    d_before = d_hidden * (1.0 - hidden**2)
    return {
        "W1": x.T @ d_before,
        "b1": d_before.sum(axis=0),
        "W2": (x @ params["W1"] + params["b1"]).T @ d_logits,
        "b2": d_logits.sum(axis=0),
        "x": d_before @ params["W1"].T,
    }
