"""The self-test finds walls that stand and, more to the point, walls that were taken away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest

from sandbox import selftest
from sandbox.commands import ask_status
from sandbox.job import SandboxUnavailable
from tests.sandbox.conftest import ENGINE_PARAMS, ROOT, RunningService, need_engine, running, wait_until_it_answers

WALLS = {
    "no network", "read-only root", "no capabilities", "no new privileges", "an ordinary user", "system call filter",
    "nothing of the host to read", "file size", "scratch size", "shared memory size", "processes", "threads", "memory",
    "memory of all processes", "number of files", "output", "wall time", "processor time",
}  # fmt: skip

# A service whose engine forgets one wall, as a rootless engine forgets its limits.
WEAKENED = """
    import sys
    from pathlib import Path
    from sandbox import commands
    from sandbox.engines import docker as engine
    from sandbox.service.settings import Settings
    whole = engine.DockerEngine._options
    def weakened(self, *asked):
        options = whole(self, *asked)
        {change}
        return options
    engine.DockerEngine._options = weakened
    sys.exit(commands.serve(Settings(Path(sys.argv[1]), engine="docker")))
"""


@pytest.mark.parametrize("engine", ENGINE_PARAMS)
def test_every_wall_holds_and_the_second_start_knows(engine: str, tmp_path: Path) -> None:
    need_engine(engine)
    with tempfile.TemporaryDirectory() as folder:
        with running(engine, Path(folder), "--warm", "", proved=True) as service:
            assert service.ending("def go():\n    return 1\n").ending == "finished"  # waited for the proof
            assert _self_test(service) == "every limit binds"
            found = selftest.run(service.address)
        assert {result.wall for result in found} == WALLS
        assert [str(result) for result in found if result.problem] == []
        began = time.monotonic()
        with running(engine, Path(folder), "--warm", "", proved=True) as service:
            assert service.ending("def go():\n    return 1\n").ending == "finished"
            assert time.monotonic() - began < 3
            assert "self-test of" not in service.log.read_text().split("listening")[-1]


@pytest.mark.docker
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("del options['pids_limit']", "processes could be started"),
        (
            "options['security_opt'] = ['no-new-privileges:true', 'seccomp=unconfined']",
            "The seccomp filter lets through",
        ),
        ("options['read_only'] = False; options['user'] = '0:0'", "Code inside can write to: /, /usr"),
        ("options['environment']['X'] = __import__('os').environ['HUB_SANDBOX_CANARY']", "the environment of process"),
    ],
    ids=["processes", "seccomp", "root", "environment"],
)
def test_an_engine_that_forgets_a_wall_serves_nobody(change: str, sentence: str, tmp_path: Path) -> None:
    need_engine("docker")
    address = tmp_path / "sandbox.sock"
    code = textwrap.dedent(WEAKENED).replace("{change}", change)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-c", code, str(address)], env=environment, cwd=ROOT, stderr=log)
    service = RunningService("docker", address, process, tmp_path / "log")
    try:
        wait_until_it_answers(service)
        with pytest.raises(SandboxUnavailable) as refused:
            service.open()
        assert sentence in str(refused.value)
        assert "selftest" in refused.value.remedy
        assert not Path(f"{address}.proofs.json").exists() or "docker" not in json.loads(
            Path(f"{address}.proofs.json").read_text()
        )
    finally:
        process.terminate()
        process.wait(timeout=60)


def _self_test(service: RunningService) -> str:
    (engine,) = ask_status(service.address)["engines"]
    return str(engine["self_test"])


@pytest.mark.bubblewrap
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else to try this")
def test_every_wall_holds_for_an_ordinary_user_without_control_groups() -> None:
    """bubblewrap in a user namespace, memory watched from outside: what a learner has on their own machine."""
    need_engine("bubblewrap")
    if not Path("/usr/bin/python3").exists() or not ROOT.stat().st_mode & 0o005:
        pytest.skip("an ordinary user needs a system Python and a checkout that others can read")
    with tempfile.TemporaryDirectory() as folder:
        os.chown(folder, 65534, 65534)
        command = [
            "/usr/bin/python3",
            "-m",
            "sandbox",
            "selftest",
            "--engine",
            "bubblewrap",
            "--socket",
            f"{folder}/none",
        ]
        environment = {"PATH": "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command,
            env=environment,
            cwd=folder,
            user=65534,
            group=65534,
            extra_groups=[],
            capture_output=True,
            text=True,
        )
    walls = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert walls == dict.fromkeys(WALLS, "holds"), done.stderr
    assert done.returncode == 0
