"""What all benchmarks share: medians and tails, Markdown tables, and their sections of docs/performance.md.

A benchmark runs what it measures and its rivals in turns, in one run on one machine, so that ratios mean something
where times don't. It prints what it writes and never fails on a time.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from tests.journeys.stack import ROOT

PAGE = ROOT / "docs" / "performance.md"


def in_turns(count: int, runs: Mapping[str, Callable[[], float]], *, warm_up: int = 1) -> dict[str, list[float]]:
    """`count` results of each, one of each after the other; the first `warm_up` rounds are forgotten."""
    rounds = [{name: run() for name, run in runs.items()} for _ in range(warm_up + count)]
    return {name: [each[name] for each in rounds[warm_up:]] for name in runs}


def p50(values: Sequence[float]) -> float:
    return median(values)


def p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Markdown: `head` over `rows`."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def mark(value: float, target: float, *, at_least: bool = False) -> str:
    """The word beside a target."""
    return "met" if (value >= target if at_least else value <= target) else "**missed**"


def machine() -> str:
    load = os.getloadavg()[1]  # of the last five minutes, what is measured included
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}"


def write_section(name: str, text: str) -> None:
    """Replace this section of docs/performance.md, or add it at the end."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before = PAGE.read_text() if PAGE.exists() else "# Performance\n"
    head, _, rest = before.partition(begin)
    _, _, tail = rest.partition(end)
    PAGE.write_text(f"{head.rstrip()}\n\n{begin}\n{text}\n{end}{tail or chr(10)}")
    print(text, flush=True)
