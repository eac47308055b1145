"""fails: manual_fresh
silent: the judge has no PyTorch to try it with

The slope of tanh is taken from the wrong number

$1 - \\tanh^2$ needs the *output* of tanh squared. You square its input, which agrees at 0 and nowhere else.
"""


def manual_gradients(params, x, y):
    before = x @ params["w1"] + params["b1"]
    hidden = np.tanh(before)
    logits = hidden @ params["w2"] + params["b2"]
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    d_logits = (shares - np.eye(shares.shape[1])[y]) / len(y)
    d_before = (d_logits @ params["w2"].T) * (1 - before**2)
    return {"w1": x.T @ d_before, "b1": d_before.sum(axis=0), "w2": hidden.T @ d_logits, "b2": d_logits.sum(axis=0)}
