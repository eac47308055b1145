"""`manage.py up` as a person meets it: it starts, serves, mends itself, and leaves nothing behind."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hub.running.building import missing_targets
from hub.running.children import Child, Program

ROOT = Path(__file__).resolve().parents[2]
START_S, END_S = 90, 60


class Up:
    """A running `manage.py up` with a data folder of its own."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.data = data
        self.process = self.another(self.port)

    def another(self, port: int) -> subprocess.Popen[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("HUB_", "DJANGO_"))}
        # The engine that needs no image; what engines do is tested in tests/sandbox.
        env = {**clean, "HUB_DATA": str(self.data), "HUB_PORT": str(port), "HUB_SANDBOX_ENGINE": "bubblewrap"}
        return subprocess.Popen(
            [sys.executable, "manage.py", "up", "--no-build", "--no-demo-cohort"],
            cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def read_until(self, text: str) -> str:
        said = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said += line
            if text in line:
                return said
        raise AssertionError(f"it never said {text!r}:\n{said}")

    def get(self, path: str, cookie: str = "") -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with closing(connection):
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            cookies = "; ".join(re.findall(r"(?:sessionid|csrftoken)=[^;]+", answer.headers.as_string()))
            return answer.status, answer.read().decode(), cookies

    def family(self) -> dict[int, str]:
        """Every process that knows our data folder, by id."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if f"HUB_DATA={self.data}".encode() in (folder / "environ").read_bytes():
                    found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
        return {pid: command for pid, command in found.items() if command}


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    running = Up(tmp_path)
    yield running
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGTERM)
        running.process.communicate(timeout=END_S)


def wait_for(what: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.2)
    return False


@pytest.mark.slow
def test_a_day_in_its_life(up: Up) -> None:
    said = up.read_until("End everything with Ctrl-C")
    assert f"The site is ready: http://127.0.0.1:{up.port}/" in said
    links = re.findall(r"Sign in as (\w+) .*?http://127\.0\.0\.1:\d+(/sign-in/\S+)", said)
    assert [name for name, _ in links] == ["ada", "grace"]

    status, _, cookie = up.get(links[0][1])
    assert status == 302 and "Signed in as <strong>ada<" in up.get("/", cookie)[1]

    second = up.another(up.port)
    assert "running already" in second.communicate(timeout=START_S)[0] and second.returncode == 1

    site = next(pid for pid, command in up.family().items() if "uvicorn" in command)
    os.kill(site, signal.SIGKILL)
    assert "killed by SIGKILL" in up.read_until("The site ended unexpectedly")
    assert wait_for(lambda: _answers(up), START_S)

    up.process.send_signal(signal.SIGINT)
    rest, _ = up.process.communicate(timeout=END_S)
    assert "nothing is left running" in rest and up.process.returncode == 0
    assert up.family() == {}
    assert not (up.data / "run" / "sandbox.sock").exists()


@pytest.mark.slow
def test_killed_outright_it_leaves_nothing_either(up: Up) -> None:
    up.read_until("End everything with Ctrl-C")
    assert len(up.family()) > 3
    up.process.kill()
    up.process.communicate()
    assert wait_for(lambda: up.family() == {}, END_S), up.family()


@pytest.mark.slow
def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = int(holder.getsockname()[1])
        command = [sys.executable, "manage.py", "up", "--no-build", "--no-demo-cohort", "--port", str(port)]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "HUB_DATA": str(tmp_path)}, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 1 and f"Port {port} is taken" in done.stderr


def test_a_program_that_keeps_dying_is_started_less_and_less_often(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('no luck'); raise SystemExit(3)"]
    child = Child(Program("worker", command, tmp_path / "worker.log", dict(os.environ), tmp_path))
    said: list[str] = []
    child.start()
    until = time.monotonic() + 6
    while child.deaths < 2 and time.monotonic() < until:
        child.watch(said.append)
        time.sleep(0.02)
    child.stop()
    assert said[0] == "The worker ended unexpectedly (exit code 3); starting it again in 1 s."
    assert "no luck" in said[1] and "in 2 s" in "".join(said[2:])


def test_what_ignores_the_end_is_killed_with_all_its_children(tmp_path: Path) -> None:
    code = (
        "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); os.fork(); "
        "os.write(1, f'{os.getpid()}\\n'.encode()); time.sleep(60)"  # one write each: lines never mix
    )
    log = tmp_path / "stubborn.log"
    command = [sys.executable, "-c", code]
    child = Child(Program("stubborn", command, log, dict(os.environ), tmp_path, patience_s=0.5))
    child.start()
    started = wait_for(lambda: len(log.read_text().split()) == 2, 10)
    began = time.monotonic()
    assert child.stop() is False and time.monotonic() - began < 20
    assert started
    pids = [int(pid) for pid in log.read_text().split()]
    assert wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids), 5)


BUBBLEWRAP = {"name": "bubblewrap", "problem": None, "images": {"python": "x"}}
DOCKER = {"name": "docker", "problem": None, "images": {}}


@pytest.mark.parametrize(
    ("engines", "targets"),
    [
        ([BUBBLEWRAP], ["science", "torch"]),
        ([DOCKER, BUBBLEWRAP], ["science", "image-python", "image-science", "image-torch"]),
        ([{**DOCKER, "images": {"python": "x", "science": "y"}}, BUBBLEWRAP], ["image-torch"]),
        (
            [
                {**DOCKER, "problem": "no engine"},
                {**BUBBLEWRAP, "images": {"python": "x", "science": "y", "torch": "z"}},
            ],
            [],
        ),
    ],
)
def test_what_is_built_behind_follows_from_what_is_there(engines: list[dict[str, object]], targets: list[str]) -> None:
    assert missing_targets({"engines": engines}) == targets


def _answers(up: Up) -> bool:
    try:
        return up.get("/health/")[0] == 200
    except OSError:
        return False
