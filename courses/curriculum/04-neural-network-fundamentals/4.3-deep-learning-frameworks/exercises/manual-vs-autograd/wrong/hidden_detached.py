"""fails: autograd_example
silent: the judge has no PyTorch to try it with

The hidden layer is cut out of the graph

`hidden.detach()` has the same numbers and no memory of where they came from. Behind the cut `w1` and `b1` get no gradient.
"""


def autograd_gradients(params, x, y):
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    hidden = torch.tanh(torch.tensor(x) @ leaves["w1"] + leaves["b1"]).detach()
    F.cross_entropy(hidden @ leaves["w2"] + leaves["b2"], torch.tensor(y)).backward()
    zeros = {name: np.zeros_like(value) for name, value in params.items()}
    return {name: zeros[name] if leaf.grad is None else leaf.grad.numpy() for name, leaf in leaves.items()}
