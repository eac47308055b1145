"""fails: leaves_no_trace
silent: the judge has no PyTorch to try it with

The gradients that you look at stay behind

`backward()` writes into `.grad`, and the next training step adds to it. Ask with `torch.autograd.grad`, which only returns.
"""


def unreached(loss, params):
    if not loss.requires_grad:
        return list(params)
    loss.backward(retain_graph=True)
    return [name for name, param in params.items() if param.grad is None]
