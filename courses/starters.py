"""Deriving the starter from the reference solution, so that the two can never drift apart.

Everything from a line `# <solution>` to its `# </solution>` is replaced by `raise NotImplementedError`, indented as the
marker is. Where nothing can be raised, as in the body of a class, the marker says what stands there instead:

    # <solution> ...  # the fields
    name: str
    # </solution>
"""

from __future__ import annotations

BEGIN, END = "# <solution>", "# </solution>"


def derive_starter(solution: str) -> str:
    """The solution without its marked passages; raises ValueError, naming the line, for markers that do not pair."""
    kept: list[str] = []
    opened = 0
    for number, line in enumerate(solution.splitlines(), start=1):
        if _begins(line):
            if opened:
                raise ValueError(f"line {number}: {BEGIN} again, before the {END} of line {opened}")
            opened = number
            indent, _, instead = line.partition(BEGIN)
            kept.append(indent + (instead.strip() or "raise NotImplementedError"))
        elif line.strip() == END:
            if not opened:
                raise ValueError(f"line {number}: {END} without {BEGIN}")
            opened = 0
        elif not opened:
            kept.append(line)
    if opened:
        raise ValueError(f"line {opened}: {BEGIN} is never closed by {END}")
    if len(kept) == len(solution.splitlines()):
        raise ValueError(f"no passage is marked; put {BEGIN} and {END} around what the learner writes")
    return "\n".join(kept) + "\n"


def without_markers(solution: str) -> str:
    """The solution as it is shown: every line but the markers."""
    return "\n".join(line for line in solution.splitlines() if not _begins(line) and line.strip() != END) + "\n"


def _begins(line: str) -> bool:
    return line.strip() == BEGIN or line.strip().startswith(BEGIN + " ")
