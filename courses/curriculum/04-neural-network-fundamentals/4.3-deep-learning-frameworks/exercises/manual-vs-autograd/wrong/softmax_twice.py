"""fails: autograd_example
silent: the judge has no PyTorch to try it with

The softmax is applied twice

`F.cross_entropy` takes logits and applies the softmax itself. Given probabilities it squeezes them once more, and every gradient
shrinks.
"""


def autograd_gradients(params, x, y):
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    hidden = torch.tanh(torch.tensor(x) @ leaves["w1"] + leaves["b1"])
    shares = torch.softmax(hidden @ leaves["w2"] + leaves["b2"], dim=1)
    F.cross_entropy(shares, torch.tensor(y)).backward()
    return {name: leaf.grad.numpy() for name, leaf in leaves.items()}
