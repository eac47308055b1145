"""Walks the nodes of the graph instead of computing gradients; modules for the loss; gradients added by hand."""


def autograd_gradients(params, x, y):
    w1, b1, w2, b2 = (torch.as_tensor(params[name]).clone().requires_grad_(True) for name in ("w1", "b1", "w2", "b2"))
    hidden = torch.addmm(b1, torch.as_tensor(x), w1).tanh()
    torch.nn.CrossEntropyLoss()(torch.addmm(b2, hidden, w2), torch.as_tensor(y)).backward()
    return {"b2": b2.grad.numpy(), "w2": w2.grad.numpy(), "b1": b1.grad.numpy(), "w1": w1.grad.numpy()}


def accumulate(loss_of, params, batches):
    rows = sum(x.shape[0] for x, _ in batches)
    sums, total = [torch.zeros_like(param) for param in params], 0.0
    for x, y in batches:
        loss = loss_of(x, y)
        for whole, part in zip(sums, torch.autograd.grad(loss, params)):
            whole += part * (x.shape[0] / rows)
        total += loss.item() * x.shape[0] / rows
    for param, whole in zip(params, sums):
        param.grad = whole
    return total


def unreached(loss, params):
    found, waiting, seen = set(), [loss.grad_fn], set()
    while waiting:
        node = waiting.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        if hasattr(node, "variable"):
            found.add(id(node.variable))
        waiting.extend(earlier for earlier, _ in node.next_functions)
    return [name for name, param in params.items() if id(param) not in found]
