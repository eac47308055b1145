"""fails: autograd_fresh
silent: the judge has no PyTorch to try it with

The tensors are in single precision

`.float()` keeps about seven digits of the sixteen that the arrays have. For training that is plenty; for a comparison it hides small
mistakes behind rounding. `torch.tensor(array)` keeps float64.
"""


def autograd_gradients(params, x, y):
    leaves = {name: torch.tensor(value).float().requires_grad_() for name, value in params.items()}
    hidden = torch.tanh(torch.tensor(x).float() @ leaves["w1"] + leaves["b1"])
    F.cross_entropy(hidden @ leaves["w2"] + leaves["b2"], torch.tensor(y)).backward()
    return {name: leaf.grad.numpy() for name, leaf in leaves.items()}
