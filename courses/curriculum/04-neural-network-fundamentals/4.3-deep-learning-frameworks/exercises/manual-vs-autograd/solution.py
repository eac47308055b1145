from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F

Arrays = dict[str, np.ndarray]


def manual_gradients(params: Arrays, x: np.ndarray, y: np.ndarray) -> Arrays:
    """Gradients of the mean cross-entropy of tanh(x w1 + b1) w2 + b2, derived by hand, with NumPy."""
    # <solution>
    hidden = np.tanh(x @ params["w1"] + params["b1"])  # (n, h)
    logits = hidden @ params["w2"] + params["b2"]  # (n, k)
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    d_logits = (shares - np.eye(shares.shape[1])[y]) / len(y)  # (n, k)
    d_before = (d_logits @ params["w2"].T) * (1 - hidden**2)  # (n, h)
    return {
        "w1": x.T @ d_before,
        "b1": d_before.sum(axis=0),
        "w2": hidden.T @ d_logits,
        "b2": d_logits.sum(axis=0),
    }
    # </solution>


def autograd_gradients(params: Arrays, x: np.ndarray, y: np.ndarray) -> Arrays:
    """The same gradients, in double precision, from loss.backward()."""
    # <solution>
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}  # copies; float64
    hidden = torch.tanh(torch.tensor(x) @ leaves["w1"] + leaves["b1"])  # (n, h)
    logits = hidden @ leaves["w2"] + leaves["b2"]  # (n, k)
    F.cross_entropy(logits, torch.tensor(y)).backward()
    return {name: leaf.grad.numpy() for name, leaf in leaves.items()}
    # </solution>


def compare(manual: Arrays, auto: dict[str, np.ndarray | None]) -> dict[str, float]:
    """For each name the largest difference, as a share of the largest entry of both.

    >>> compare({"b": np.array([1.0, -4.0])}, {"b": np.array([1.0, -3.0])})
    {'b': 0.25}
    """
    # <solution>
    report = {}
    for name, ours in manual.items():
        theirs = auto[name]
        if theirs is None:
            report[name] = float("inf")
            continue
        size = max(np.abs(ours).max(), np.abs(theirs).max())
        report[name] = float(np.abs(ours - theirs).max() / size) if size > 0 else 0.0
    return report
    # </solution>


def accumulate(
    loss_of: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    params: list[torch.Tensor],
    batches: list[tuple[torch.Tensor, torch.Tensor]],
) -> float:
    """Leave in params' .grad the gradient of the mean loss over all rows of all batches; return that loss."""
    # <solution>
    rows = sum(len(y) for _, y in batches)
    total = 0.0
    for param in params:
        param.grad = None
    for x, y in batches:
        part = loss_of(x, y) * (len(y) / rows)  # a mean over this batch, weighted by its size
        part.backward()  # adds to .grad, and frees the graph of this batch
        total += part.item()
    return total
    # </solution>


def unreached(loss: torch.Tensor, params: dict[str, torch.Tensor]) -> list[str]:
    """Names of the parameters that the graph of the loss doesn't lead back to, in the order of params."""
    # <solution>
    if not loss.requires_grad:
        return list(params)
    gradients = torch.autograd.grad(loss, list(params.values()), allow_unused=True, retain_graph=True)
    return [name for name, gradient in zip(params, gradients, strict=True) if gradient is None]
    # </solution>
