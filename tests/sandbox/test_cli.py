"""`python -m sandbox` from a shell, with no site around it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sandbox.conftest import ROOT, RunningService, need_engine

MATMUL = """
def matmul(a, b):
    print("multiplying")
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]

def wrong():
    return 1 / 0

def leave():
    import os
    os._exit(7)
"""


def sandbox(*arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if home:
        environment["XDG_RUNTIME_DIR"] = str(home)
    command = [sys.executable, "-m", "sandbox", *arguments]
    return subprocess.run(command, cwd=home or ROOT, env=environment, capture_output=True, text=True, timeout=90)


@pytest.fixture
def solution(tmp_path: Path) -> Path:
    path = tmp_path / "solution.py"
    path.write_text(MATMUL)
    return path


def test_run_calls_a_function_through_the_running_service(service: RunningService, solution: Path) -> None:
    arguments = ("--call", "matmul", "--args", "[[[1, 2]], [[3], [4]]]", "--socket", str(service.address))
    done = sandbox("run", str(solution), *arguments)
    assert done.stdout == "multiplying\n[[11]]\n"
    assert "finished (" in done.stderr and "MB" in done.stderr
    assert done.returncode == 0


def test_run_shows_the_learners_line_of_an_exception(service: RunningService, solution: Path) -> None:
    done = sandbox("run", str(solution), "--call", "wrong", "--socket", str(service.address))
    assert done.returncode == 1
    assert 'File "solution.py", line 7, in wrong' in done.stderr and "ZeroDivisionError" in done.stderr


def test_run_says_how_a_sandbox_was_ended(service: RunningService, solution: Path) -> None:
    done = sandbox("run", str(solution), "--call", "leave", "--socket", str(service.address))
    assert done.returncode == 3
    assert "exited: " in done.stderr


def test_run_executes_a_file_as_a_script(service: RunningService, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import sys\nprint(__name__)\nprint('oops', file=sys.stderr)\n")
    done = sandbox("run", str(script), "--socket", str(service.address))
    assert (done.returncode, done.stdout) == (0, "__main__\n")
    assert done.stderr.startswith("oops\n")


def test_status_of_a_running_service(service: RunningService) -> None:
    done = sandbox("status", "--socket", str(service.address))
    assert done.returncode == 0
    assert f"engine    {service.engine}" in done.stdout and "python/none/S" in done.stdout


@pytest.mark.bubblewrap
def test_run_starts_a_service_of_its_own_when_none_runs(solution: Path, tmp_path: Path) -> None:
    need_engine("bubblewrap")
    done = sandbox(
        "run", str(solution), "--call", "matmul", "--args", "[[[2]], [[3]]]", "--engine", "bubblewrap", home=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, "multiplying\n[[6]]\n"), done.stderr


def test_without_a_service_status_says_how_to_start_one(tmp_path: Path) -> None:
    done = sandbox("status", "--socket", str(tmp_path / "none"))
    assert done.returncode == 5
    assert "python -m sandbox serve" in done.stderr


def test_arguments_that_are_not_json_are_the_callers_mistake(solution: Path, tmp_path: Path) -> None:
    done = sandbox("run", str(solution), "--call", "matmul", "--args", "[1", "--socket", str(tmp_path / "none"))
    assert done.returncode == 2


@pytest.mark.docker
def test_sweep_leaves_a_running_service_alone(service: RunningService) -> None:
    done = sandbox("sweep", "--socket", str(service.address), "--engine", service.engine)
    assert done.returncode == 5
    assert "sweeps by itself" in done.stderr


@pytest.mark.docker
def test_sweep_removes_what_a_dead_service_left(tmp_path: Path) -> None:
    need_engine("docker")
    address = tmp_path / "sandbox.sock"
    gone = RunningService("docker", address, None, tmp_path / "log")  # type: ignore[arg-type]
    label = f"learning-hub.sandbox={gone._service_name}"
    labels = [label, "learning-hub.sandbox.instance=dead", f"learning-hub.sandbox.deadline={int(time.time() + 600)}"]
    create = ["/usr/bin/docker", "create", *(part for each in labels for part in ("--label", each))]
    subprocess.run([*create, "hub-sandbox-python"], check=True, capture_output=True, timeout=30)
    assert len(gone.left_over()) == 1
    done = sandbox("sweep", "--socket", str(address), "--engine", "docker")
    assert "docker: removed 1" in done.stdout
    assert gone.left_over() == []
