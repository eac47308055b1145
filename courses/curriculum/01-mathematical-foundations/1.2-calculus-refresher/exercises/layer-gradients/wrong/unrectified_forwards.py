"""fails: network_example

The second layer is given the numbers from before ReLU

Backwards, a dense layer needs the input that it really had. The second layer saw the hidden units *after* ReLU; with
the numbers from before it, switched-off units get a gradient, and the scores are others.
"""


def network_backward(x, labels, w1, b1, w2, b2):
    before = x @ w1.T + b1
    d_scores = loss_backward(before @ w2.T + b2, labels)
    d_hidden, d_w2, d_b2 = dense_backward(d_scores, before, w2)
    _, d_w1, d_b1 = dense_backward(relu_backward(d_hidden, before), x, w1)
    return d_w1, d_b1, d_w2, d_b2
