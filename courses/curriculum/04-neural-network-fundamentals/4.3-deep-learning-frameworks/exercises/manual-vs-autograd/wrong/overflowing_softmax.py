"""fails: manual_large
silent: the judge has no PyTorch to try it with

The exponential overflows

`np.exp(800)` is infinite, and infinity over infinity is NaN. Subtract the largest logit of each row first: the probabilities are the
same.
"""


def manual_gradients(params, x, y):
    hidden = np.tanh(x @ params["w1"] + params["b1"])
    with np.errstate(all="ignore"):
        shares = np.exp(hidden @ params["w2"] + params["b2"])
        shares = shares / shares.sum(axis=1, keepdims=True)
    d_logits = (shares - np.eye(shares.shape[1])[y]) / len(y)
    d_before = (d_logits @ params["w2"].T) * (1 - hidden**2)
    return {"w1": x.T @ d_before, "b1": d_before.sum(axis=0), "w2": hidden.T @ d_logits, "b2": d_logits.sum(axis=0)}
