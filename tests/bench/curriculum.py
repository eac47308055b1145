"""How long an import of the whole curriculum takes: the first one, and one where nothing changed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time

from tests.bench.report import machine, mark, p50, table, write_section
from tests.journeys.stack import ROOT

COUNT = 7
UNCHANGED_S = 2.0
CODE = "from django.core.management import call_command as c\nc('migrate', verbosity=0)\nc('load_curriculum')\n"


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, whole_first = load(folder)
        again = [load(folder) for _ in range(count)]
    inside, whole = p50([seconds for seconds, _ in again]), p50([seconds for _, seconds in again])
    rows = [
        ["the first", f"{first:.1f}", f"{whole_first:.1f}", ""],
        ["nothing changed", f"{inside:.2f}", f"{whole:.1f}", mark(inside, UNCHANGED_S)],
    ]
    head = ["import", "s", "with the start of Python and Django", f"to reach: {UNCHANGED_S:.0f} s"]
    write_section("curriculum", TEXT.format(machine=machine(), table=table(head, rows)))


def load(folder: str) -> tuple[float, float]:
    """Seconds that the command itself says it took, and those of the whole process."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", CODE],
        cwd=ROOT,
        env={**os.environ, "HUB_DATA": folder},
        capture_output=True,
        text=True,
        check=True,
    )
    said = re.search(r" in ([\d.]+) s", done.stdout)
    assert said, done.stdout
    return float(said[1]), time.perf_counter() - began


TEXT = """## Loading the curriculum

All of it into SQLite ({machine}).

{table}"""
