"""A real sandbox service for the tests of its engines: one process for each module and engine, keeping nothing warm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sandbox import session
from sandbox.commands import ask_status
from sandbox.job import Ended, Limits, Profile, SessionEnded
from tests import needs

ROOT = Path(__file__).resolve().parents[2]
SHORT = Limits(session_s=20, call_s=10, cpu_s=10)


@dataclass
class RunningService:
    """A service process and what tests do with it."""

    engine: str
    address: Path
    process: subprocess.Popen[bytes]
    log: Path
    options: tuple[str, ...] = field(default=())

    def open(self, profile: Profile | None = None, limits: Limits = SHORT, **how: object) -> session.Session:
        return session.open(profile or Profile(), limits, address=self.address, owner="test", **how)  # type: ignore[arg-type]

    def ending(
        self, source: str, function: str = "go", limits: Limits = SHORT, profile: Profile | None = None
    ) -> Ended:
        """How a session ends whose code defines `function`, when that is called; FINISHED when it returns."""
        with self.open(profile, limits) as inside:
            try:
                inside.load({"solution.py": source})
                inside.call(function)
            except SessionEnded as over:
                return over.ended
            return inside.close()

    def left_over(self) -> list[str]:
        """Containers, processes and control groups of sandboxes of this service that are still there."""
        if self.engine == "docker":
            filters = ["--filter", f"label=learning-hub.sandbox={self._service_name}"]
            listing = subprocess.run(
                ["/usr/bin/docker", "ps", "-aq", *filters], capture_output=True, text=True, check=True, timeout=30
            )
            return listing.stdout.split()
        groups = [str(path) for path in Path("/sys/fs/cgroup").glob(f"**/hub-sandbox/{self._service_name}.*")]
        return groups + [line for line in _command_lines() if "--as-pid-1" in line and str(self.process.pid) in line]

    def wait_until_clean(self, seconds: float = 10.0) -> None:
        until = time.monotonic() + seconds
        while left := self.left_over():
            assert time.monotonic() < until, f"still there: {left}"
            time.sleep(0.05)

    @property
    def _service_name(self) -> str:
        import hashlib

        return hashlib.sha256(str(self.address.resolve()).encode()).hexdigest()[:12]


def _command_lines() -> list[str]:
    """Each bwrap with its parent: `parent command`."""
    listing = subprocess.run(["ps", "-eo", "ppid,args"], capture_output=True, text=True, check=True, timeout=10)
    return [line.strip() for line in listing.stdout.splitlines() if "bwrap" in line.split()[1]]


@contextmanager
def running(engine: str, folder: Path, *options: str, proved: bool = False) -> Iterator[RunningService]:
    """A service process, stopped by SIGTERM at the end."""
    address, log = folder / "sandbox.sock", folder / "log"
    command = [sys.executable, "-m", "sandbox", "serve", "--socket", str(address), "--engine", engine, *options]
    command += [] if proved else ["--unproved"]
    command += ["--envs", os.environ.get("HUB_ENVS", "var/envs")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HUB_SANDBOX_CANARY": "canary-of-the-tests"}
    with log.open("ab") as out:
        process = subprocess.Popen(command, stderr=out, env=environment, cwd=ROOT)
    service = RunningService(engine, address, process, log, options)
    try:
        wait_until_it_answers(service)
        yield service
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def wait_until_it_answers(service: RunningService) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            ask_status(service.address)
        except OSError:
            assert service.process.poll() is None and time.monotonic() < until, service.log.read_text()
            time.sleep(0.02)
        else:
            return


def need_engine(engine: str, image: str = "python") -> None:
    if engine == "bubblewrap":
        needs.bubblewrap("" if image == "python" else image)
    elif "HUB_SANDBOX_IMAGE_PREFIX" not in os.environ:
        needs.docker(image)


ENGINE_PARAMS = [pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("docker", "bubblewrap")]


@pytest.fixture(scope="module", params=ENGINE_PARAMS)
def service(request: pytest.FixtureRequest) -> Iterator[RunningService]:
    """A service on each engine, shared by a module; two sandboxes of the plain profile are warm."""
    need_engine(request.param)
    with tempfile.TemporaryDirectory() as folder, running(request.param, Path(folder), "--warm", "python=2") as service:
        yield service


@pytest.fixture
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., RunningService]]:
    """Start services of the test's own; they end with it."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def start(engine: str, *options: str, proved: bool = False) -> RunningService:
            need_engine(engine)
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            return stack.enter_context(running(engine, folder, *options, proved=proved))

        yield start
