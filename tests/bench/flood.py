"""A class presses Submit at once: many submissions within a minute, each of another learner, through the whole site.

What is counted: every one ends with exactly one verdict; the wait that the page foretold at the press beside the wait
that came; and how many are judged a minute, for each processor.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import datetime

from tests import needs
from tests.bench.report import machine, mark, p50, p95, table, write_section
from tests.journeys.stack import ROOT, Stack, environment, running, wait_until

COUNT = 1000
HONEST_FROM_S = 5.0  # a third of a shorter wait is nothing that anybody notices
PER_MINUTE = 110
SUBMIT = """
import sys, time
from courses.models import Exercise, User
from grader.fairness import waiting_for
from grader.submitting import submit
exercise = Exercise.objects.get(key="matrix-multiplication")
count, within = int(sys.argv[1]), 60.0
people = [User.objects.create_user(f"flood-{{n}}") for n in range(count)]
began = time.monotonic()
for number, person in enumerate(people):
    row = submit(person, exercise, source=f"# {{number}}\\n{code}")
    print("foretold", row.pk, waiting_for(row).estimate_s, flush=True)
    time.sleep(max(0.0, began + (number + 1) * within / count - time.monotonic()))
"""
CODE = "def matmul(a, b):\\n    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]\\n"


def main(count: int) -> None:
    rows = []
    for engine in ("docker", "bubblewrap"):
        needs.docker() if engine == "docker" else needs.bubblewrap()
        with running(engine) as stack:
            rows.append(flood(stack, engine, count))
    head = ["engine", "submitted", "verdicts", "doubled", "per minute and core", f"at least {PER_MINUTE}"]
    head += ["longest wait s", "estimate off, p50", "p95"]
    write_section("flood", TEXT.format(machine=machine(), count=count, table=table(head, rows)))


def flood(stack: Stack, engine: str, count: int) -> list[str]:
    foretold = _submit(stack, count)
    wait_until(lambda: _unfinished(stack) == 0, 60 + count, "everything is judged")
    waits = {row["id"]: _seconds(row["created"], row["finished_at"]) for row in _rows(stack)}
    doubled = stack.rows(
        "SELECT count(*) AS n FROM (SELECT submission_id FROM grader_event WHERE kind = 'done'"
        " GROUP BY submission_id HAVING count(*) > 1)"
    )[0]["n"]
    done = _rows(stack)
    span = _seconds(min(row["claimed_at"] for row in done), max(row["finished_at"] for row in done))
    pace = 60 * len(done) / span / (os.cpu_count() or 1)
    off = [abs(foretold[pk] - wait) / wait for pk, wait in waits.items() if wait >= HONEST_FROM_S]
    errors = [f"{p50(off):.0%}", f"{p95(off):.0%}"] if off else ["no wait was long", ""]
    figures = [str(count), str(len(waits)), str(doubled), f"{pace:.0f}", mark(pace, PER_MINUTE, at_least=True)]
    return [engine, *figures, f"{max(waits.values()):.1f}", *errors]


def _submit(stack: Stack, count: int) -> dict[int, float]:
    """Submit over a minute; seconds foretold to each, by row."""
    code = SUBMIT.format(code=CODE)
    command = [
        sys.executable,
        "manage.py",
        "shell",
        "--no-imports",
        "-c",
        f"import sys; sys.argv = ['', '{count}']\n{code}",
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(stack.engine, stack.data), capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    told = (line.split() for line in done.stdout.splitlines() if line.startswith("foretold"))
    return {int(pk): float(seconds) for _, pk, seconds in told}


def _unfinished(stack: Stack) -> int:
    time.sleep(0.5)
    return int(stack.rows("SELECT count(*) AS n FROM grader_submission WHERE state != 'done'")[0]["n"])


def _rows(stack: Stack) -> list[dict[str, str]]:
    return [dict(row) for row in stack.rows("SELECT * FROM grader_submission WHERE verdict != 'not judged'")]


def _seconds(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()


TEXT = """## A class submits at once

{count} learners within a minute, nine checks each, the whole site on one machine ({machine}), submitting included. The
estimate is the one given at the press, compared where the wait was at least five seconds; to reach: within 30 %.

{table}"""
