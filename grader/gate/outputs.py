"""What a lesson's page shows beside what its cell prints: equal as a reader would say, not to the last bit."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def difference(shown: str, printed: str) -> str | None:
    """What a reader would notice between two outputs, or None: numbers may differ in the last of their decimals."""
    want, got = shown.strip().split("\n"), printed.strip().split("\n")
    if len(want) != len(got):
        return f"the page shows {len(want)} lines, the cell prints {len(got)}:\n{printed}"
    for one, other in zip(want, got, strict=True):
        if not _same(one, other):
            return f"the page shows {one!r}, the cell prints {other!r}"
    return None


def _same(shown: str, printed: str) -> bool:
    words = [re.sub(r"\s", "", _NUMBER.sub("#", line)) for line in (shown, printed)]
    numbers = [_NUMBER.findall(line) for line in (shown, printed)]
    return words[0] == words[1] and all(map(_close, *numbers))


def _close(shown: str, printed: str) -> bool:
    """Whole numbers must be equal; with two decimals or more, the last may be off by one."""
    if re.fullmatch(r"[-+]?\d+", shown):
        return shown == printed
    decimals = len(shown.partition(".")[2]) if "e" not in shown.lower() else 0
    value = float(shown)
    allowed = 1.01 * 10.0**-decimals if decimals >= 2 else 1e-6 * max(1.0, abs(value))
    return abs(value - float(printed)) <= allowed
