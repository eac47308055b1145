"""A warm sandbox beside its rivals: bare Python, pytest, one `docker run` for each submission; and what it costs.

The submission is five calls whose answers are compared outside. Ours is timed from sending the code to the last answer,
in a sandbox that is waiting (getting it is a phase of press to verdict); a rival from its start to its end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sandbox import session
from sandbox.commands import ask_status
from sandbox.job import Profile
from tests import needs
from tests.bench.report import in_turns, machine, mark, p50, p95, table, write_section
from tests.journeys.stack import descendants, wait_until
from tests.sandbox.conftest import RunningService, running

COUNT = 25
CALLS = 5
WARM_MS, WARM_P95_MS = 10, 20
SPIN = (
    "import time\n\n\ndef spin(n):\n    total = 0\n    for i in range(n):\n        total += i * i\n    return total\n"
)
TURNS = 4_000_000


@dataclass(frozen=True)
class Case:
    """One set of libraries: the learner's code, a bare interpreter with them, the share of its time to reach."""

    name: str
    profile: Profile
    environment: str  # folder under HUB_ENVS; empty: our own interpreter
    code: str
    share: float | None  # none where the bare process has no libraries to import
    memory_mb: float | None

    @property
    def python(self) -> str:
        return needs.libraries(self.environment) if self.environment else sys.executable


CASES = (
    Case("python", Profile(), "", "def f(n):\n    return sum(range(n))\n", None, 35),
    Case(
        "numpy",
        Profile.from_dict({"image": "science", "preload": "numpy"}),
        "science",
        "import numpy as np\n\n\ndef f(n):\n    return float(np.arange(n).sum())\n",
        0.1,
        35,
    ),
    Case(
        "plot",
        Profile.from_dict({"image": "science", "preload": "plot"}),
        "science",
        "import matplotlib.pyplot as plt\n\n\ndef f(n):\n    return float(n * (n - 1) / 2)\n",
        0.1,
        None,
    ),
    Case(
        "torch",
        Profile.from_dict({"image": "torch", "preload": "torch"}),
        "torch",
        "import torch\n\n\ndef f(n):\n    return float(torch.arange(n).sum())\n",
        0.01,
        165,
    ),
)


def main(count: int) -> None:
    times: list[list[str]] = []
    costs: list[list[str]] = []
    for case in CASES:
        few = min(count, 8) if case.name == "torch" else count  # a bare torch process takes two seconds
        for engine in ("docker", "bubblewrap"):
            time_row, cost_row = measure(case, engine, few)
            times.append(time_row)
            costs.append(cost_row)
    write_section("sandbox", TEXT.format(machine=machine(), count=count, times=_times(times), costs=_costs(costs)))


def measure(case: Case, engine: str, count: int) -> tuple[list[str], list[str]]:
    needs.docker(str(case.profile.image)) if engine == "docker" else needs.bubblewrap(case.environment)
    with tempfile.TemporaryDirectory() as folder:
        options = ["--warm", f"{case.profile}=1", "--slots", "2", "--warm-memory", "2048"]
        with running(engine, Path(folder), *options) as service:
            waiting_is_warm(service)
            rivals = _rivals(case, Path(folder), docker=engine == "docker")
            found = in_turns(count, {"ours": lambda: ours(case, service), **rivals})
            work = in_turns(5, {"ours": lambda: spin_inside(case, service), "bare": lambda: spin_bare(case)})
    alone, further = warm_mb(case, engine)
    mine, bare = p50(found["ours"]), p50(found["bare"])
    others = [f"{p50(found[name]) / mine:.0f}" if name in found else "" for name in ("pytest", "docker run")]
    verdicts = [mark(mine, WARM_MS), mark(p95(found["ours"]), WARM_P95_MS)]
    verdicts += [mark(mine / bare, case.share)] if case.share else []
    return (
        [
            case.name,
            engine,
            f"{mine:.1f}",
            f"{p95(found['ours']):.1f}",
            f"{bare / mine:.0f}",
            *others,
            ", ".join(verdicts),
        ],
        [
            case.name,
            engine,
            f"{p50(work['ours']) / p50(work['bare']):.2f}",
            f"{alone:.0f}",
            f"{further:.0f}",
            _memory_target(case, further),
        ],
    )


def ours(case: Case, service: RunningService) -> float:
    """Milliseconds from sending the code to the fifth answer."""
    waiting_is_warm(service)
    with session.open(case.profile, address=service.address, owner="bench") as inside:
        began = time.perf_counter()
        inside.load({"solution.py": case.code})
        answers = [inside.call("f", n) for n in range(10, 10 + CALLS)]
        took = time.perf_counter() - began
    assert answers == [n * (n - 1) / 2 for n in range(10, 10 + CALLS)], answers
    return took * 1000


def spin_inside(case: Case, service: RunningService) -> float:
    """Milliseconds of the learner's own work, as the caller sees them."""
    waiting_is_warm(service)
    with session.open(case.profile, address=service.address, owner="bench") as inside:
        inside.load({"solution.py": SPIN})
        began = time.perf_counter()
        inside.call("spin", TURNS)
        return (time.perf_counter() - began) * 1000


def spin_bare(case: Case) -> float:
    """The same in a bare process, its start and its imports left out."""
    code = f"{case.code}\n{SPIN}\nbegan = time.perf_counter()\nspin({TURNS})\nprint(time.perf_counter() - began)"
    done = subprocess.run([case.python, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout) * 1000


def waiting_is_warm(service: RunningService) -> None:
    def look() -> bool:
        shelves = ask_status(service.address)["pool"]
        return all(shelf["idle"] and not shelf["making"] for shelf in shelves) if shelves else False

    wait_until(look, 60, "a sandbox is warm")


def warm_mb(case: Case, engine: str) -> tuple[float, float]:
    """Proportional memory of a sandbox that waits alone, and of one more, which shares its libraries."""
    totals = []
    for count in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            options = ["--warm", f"{case.profile}={count}", "--slots", "2", "--warm-memory", "4096"]
            with running(engine, Path(folder), *options) as service:
                waiting_is_warm(service)
                totals.append(_memory(service))
    return totals[0], totals[1] - totals[0]


def _memory(service: RunningService) -> float:
    """Megabytes of all processes of the sandboxes that wait."""
    if service.engine == "docker":
        inside = [pid for name in service.left_over() for pid in _pids_of_container(name)]
    else:
        inside = [pid for pid in descendants(service.process.pid) if _is_python(pid)]
    return sum(_pss_kb(pid) for pid in inside) / 1024


def _pids_of_container(name: str) -> list[int]:
    command = ["/usr/bin/docker", "inspect", "-f", "{{.State.Pid}}", name]
    first = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return [first, *descendants(first)]


def _is_python(pid: int) -> bool:
    return "python" in Path(f"/proc/{pid}/exe").readlink().name


def _pss_kb(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def _rivals(case: Case, folder: Path, *, docker: bool) -> dict[str, Callable[[], float]]:
    """Milliseconds from start to end of each rival on the same five calls."""
    test = "\n".join(f"    assert f({n}) == {n * (n - 1) // 2}" for n in range(10, 10 + CALLS))
    (folder / "test_it.py").write_text(f"{case.code}\n\ndef test_it():\n{test}\n\n\ntest_it()\n")
    rivals = {"bare": lambda: _timed([case.python, str(folder / "test_it.py")])}
    if not case.environment:
        rivals["pytest"] = lambda: _timed([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)])
    if docker:
        image = f"hub-sandbox-{case.profile.image}"
        run = ["/usr/bin/docker", "run", "--rm", "--network", "none", "-v", f"{folder}:/code:ro", image]
        rivals["docker run"] = lambda: _timed([*run, "python3", "/code/test_it.py"])
    return rivals


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, cwd="/", env={**os.environ, "PYTEST_ADDOPTS": ""})
    return (time.perf_counter() - began) * 1000


def _memory_target(case: Case, memory: float) -> str:
    return f"{mark(memory, case.memory_mb)} ({case.memory_mb:.0f})" if case.memory_mb else "stated only"


def _times(rows: list[list[str]]) -> str:
    head = ["libraries", "engine", "ours, p50 ms", "p95 ms", "bare ÷ ours", "pytest ÷ ours", "docker run ÷ ours"]
    return table([*head, "p50, p95, share of bare"], rows)


def _costs(rows: list[list[str]]) -> str:
    return table(
        ["libraries", "engine", "learner's work ÷ bare", "a warm sandbox, MB", "each further one, MB", "target"], rows
    )


TEXT = """## A warm sandbox and its rivals

`make bench`: five calls, judged outside, {count} times in turns with the rivals ({machine}). To reach: p50 10 ms, p95
20 ms, a tenth of a bare process with the same libraries, a hundredth for torch; the learner's own work 1.05 times.
Memory is proportional (PSS): sandboxes of one kind share their libraries, so a place in the pool costs what the further
one does.

{times}

{costs}"""
