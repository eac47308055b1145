"""`python -m tests.faults.table [pytest arguments]`: runs the tests of faults, prints what became of each submission.

The table is Markdown; docs/faults.md has one, with the day and the machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

HEAD = "| fault | submissions | verdicts | lost | doubled | longest wait |\n|---|---|---|---|---|---|"


class Collector:
    """The pytest plugin that picks up what the tests told."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            told: list[tuple[str, Any]] = report.user_properties
            self.lines += [value for name, value in told if name == "fault"]

    def table(self) -> str:
        rows = [
            f"| {line['fault']} | {line['submissions']} | {line['verdicts']} | {line['lost']} | {line['doubled']} "
            f"| {line['longest_s']} s |"
            for line in self.lines
        ]
        return "\n".join([HEAD, *rows])


def main() -> int:
    collector = Collector()
    code = pytest.main([str(Path(__file__).parent), "-q", *sys.argv[1:]], plugins=[collector])
    print(f"\n{collector.table()}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
