"""Uses the learner's device on real tensors, with torch.cuda.synchronize replaced by a counter; returns raw data."""

import time

import solution
import torch


def on_cpu(n):
    """The two matrices, their product, and the product after one of them was doubled in place."""
    device = solution.TorchDevice("cpu")
    device.prepare(n)
    a, b, product = device.a.clone(), device.b.clone(), device.work()
    device.a.mul_(2.0)
    return {"name": device.name, "a": a, "b": b, "product": product, "later": device.work()}


def synchronised(name):
    """How often torch.cuda.synchronize is called by one synchronize() of a device of this name."""
    calls = []
    original = torch.cuda.synchronize
    torch.cuda.synchronize = lambda *args, **kwargs: calls.append(1)
    try:
        solution.TorchDevice(name).synchronize()
    finally:
        torch.cuda.synchronize = original
    return len(calls)


def measured(sizes):
    """The rows for the CPU of this machine."""
    return solution.profile([solution.TorchDevice("cpu")], sizes, time.perf_counter, 1, 3)
