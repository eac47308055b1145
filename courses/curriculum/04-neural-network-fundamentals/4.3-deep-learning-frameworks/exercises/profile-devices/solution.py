import statistics
from collections.abc import Callable
from typing import Any

import torch


def matmul_flops(n: int, k: int, m: int) -> int:
    """Additions and multiplications in an (n, k) matrix times a (k, m) matrix.

    >>> matmul_flops(1, 5, 1)
    10
    """
    # <solution>
    return 2 * n * k * m
    # </solution>


def time_call(
    work: Callable[[], Any], synchronize: Callable[[], Any], clock: Callable[[], float], warmup: int, repeats: int
) -> list[float]:
    """Seconds of each of `repeats` calls of work, from an idle device until the result is there."""
    # <solution>
    for _ in range(warmup):
        work()
    synchronize()  # nothing of the warm-up is left in the queue
    seconds = []
    for _ in range(repeats):
        start = clock()
        work()
        synchronize()  # work() has only asked; wait until it is done
        seconds.append(clock() - start)
    return seconds
    # </solution>


def available_devices(cuda: Any) -> list[str]:
    """["cpu"], and "cuda:0", "cuda:1", ... for the GPUs that can be used. `cuda` is torch.cuda, or something like it."""
    # <solution>
    count = cuda.device_count() if cuda.is_available() else 0
    return ["cpu", *(f"cuda:{index}" for index in range(count))]
    # </solution>


class TorchDevice:
    """One device of PyTorch, with matrices to multiply on it. Making it touches no GPU; only prepare does."""

    def __init__(self, name: str) -> None:
        # <solution>
        self.name = name
        # </solution>

    def prepare(self, n: int) -> None:
        """Make a and b, (n, n) random float32 tensors on this device."""
        # <solution>
        self.a = torch.randn(n, n, device=self.name)
        self.b = torch.randn(n, n, device=self.name)
        # </solution>

    def work(self) -> torch.Tensor:
        """The product a @ b."""
        # <solution>
        return self.a @ self.b
        # </solution>

    def synchronize(self) -> None:
        """Wait until the device has done all that it was asked; a CPU needs no waiting."""
        # <solution>
        if torch.device(self.name).type == "cuda":
            torch.cuda.synchronize(self.name)
        # </solution>


def profile(
    devices: list[Any], sizes: list[int], clock: Callable[[], float], warmup: int, repeats: int
) -> list[dict[str, Any]]:
    """A row for each device and size: device, n, seconds (the median), gflops."""
    # <solution>
    rows = []
    for device in devices:
        for n in sizes:
            device.prepare(n)
            seconds = statistics.median(time_call(device.work, device.synchronize, clock, warmup, repeats))
            gflops = matmul_flops(n, n, n) / seconds / 1e9
            rows.append({"device": device.name, "n": n, "seconds": seconds, "gflops": gflops})
    return rows
    # </solution>


def break_even(rows: list[dict[str, Any]], slow: str, fast: str) -> int | None:
    """The smallest measured size from which on `fast` takes less time than `slow`; None if there is none."""
    # <solution>
    seconds = {(row["device"], row["n"]): row["seconds"] for row in rows}
    best = None
    for n in sorted({n for name, n in seconds if name == fast}, reverse=True):
        if seconds[fast, n] >= seconds[slow, n]:
            break
        best = n
    return best
    # </solution>
