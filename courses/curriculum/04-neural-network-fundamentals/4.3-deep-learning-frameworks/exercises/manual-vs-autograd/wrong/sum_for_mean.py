"""fails: manual_fresh
silent: the judge has no PyTorch to try it with

The mean over the rows is missing

The loss is a mean, so every gradient carries the factor $1/n$. With one row, as in the worked example, it can't be seen.
"""


def manual_gradients(params, x, y):
    hidden = np.tanh(x @ params["w1"] + params["b1"])
    logits = hidden @ params["w2"] + params["b2"]
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    d_logits = shares - np.eye(shares.shape[1])[y]
    d_before = (d_logits @ params["w2"].T) * (1 - hidden**2)
    return {"w1": x.T @ d_before, "b1": d_before.sum(axis=0), "w2": hidden.T @ d_logits, "b2": d_logits.sum(axis=0)}
