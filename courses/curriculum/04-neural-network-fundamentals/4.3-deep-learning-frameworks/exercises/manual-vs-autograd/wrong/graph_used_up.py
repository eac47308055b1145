"""fails: leaves_no_trace
silent: the judge has no PyTorch to try it with

Looking uses up the graph

`torch.autograd.grad` frees what the graph has saved unless it is told `retain_graph=True`. The real `backward()` then fails.
"""


def unreached(loss, params):
    if not loss.requires_grad:
        return list(params)
    gradients = torch.autograd.grad(loss, list(params.values()), allow_unused=True)
    return [name for name, gradient in zip(params, gradients) if gradient is None]
