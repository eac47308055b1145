import functools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass
class Stats:
    """What is known about the calls of one function; times are in seconds."""

    name: str
    calls: int = 0
    total: float = 0.0
    longest: float = 0.0

    @property
    def mean(self) -> float:
        """Seconds per call; 0.0 before the first one."""
        # <solution>
        return self.total / self.calls if self.calls else 0.0
        # </solution>


def timer(
    function: Callable[..., Any] | None = None,
    *,
    name: str | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Callable[..., Any]:
    """Decorate a function so that its calls are counted and timed in `.stats`: `@timer` or `@timer(name="load")`.

    >>> timed = timer(lambda x: x + 1)
    >>> timed(2), timed.stats.calls
    (3, 1)
    """
    # <solution>
    def decorate(function):
        stats = Stats(function.__name__ if name is None else name)
        depth = 0

        @functools.wraps(function)
        def timed(*args, **kwargs):
            nonlocal depth
            stats.calls += 1
            depth += 1
            start = clock()
            try:
                return function(*args, **kwargs)
            finally:
                depth -= 1
                if depth == 0:
                    seconds = clock() - start
                    stats.total += seconds
                    stats.longest = max(stats.longest, seconds)

        timed.stats = stats
        return timed

    return decorate if function is None else decorate(function)
    # </solution>


def report(functions: list[Callable[..., Any]]) -> list[tuple[str, int, float, float]]:
    """(name, calls, total, share of all totals) of each timed function, the largest total first."""
    # <solution>
    all_stats = sorted((function.stats for function in functions), key=lambda stats: -stats.total)
    everything = sum(stats.total for stats in all_stats)
    return [(s.name, s.calls, s.total, s.total / everything if everything else 0.0) for s in all_stats]
    # </solution>
