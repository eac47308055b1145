"""The service as its operator and its callers meet it: one a host, a queue, a warm pool, and nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.commands import ask_status
from sandbox.frames import HEADER, Kind, pack, pack_json
from sandbox.job import Ending, Image, Limits, Profile, SandboxUnavailable, SessionEnded, Size
from tests.sandbox.conftest import ENGINE_PARAMS, ROOT, SHORT, RunningService, running

Start = Callable[..., RunningService]
SLEEPER = "import time\ndef go():\n    time.sleep(60)\n"
each_engine = pytest.mark.parametrize("engine", ENGINE_PARAMS)


def wait_for(what: Callable[[], bool], seconds: float = 15.0) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not come true in time"
        time.sleep(0.02)


def idle(service: RunningService) -> int:
    return sum(shelf["idle"] for shelf in ask_status(service.address)["pool"])


@pytest.mark.bubblewrap
def test_a_second_service_on_the_socket_says_so_and_exits(started: Start) -> None:
    first = started("bubblewrap", "--warm", "")
    command = [sys.executable, "-m", "sandbox", "serve", "--socket", str(first.address), "--engine", "bubblewrap"]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert second.returncode == 5
    assert f"process {first.process.pid}" in second.stderr
    assert ask_status(first.address)["sessions"]["running"] == 0


@pytest.mark.bubblewrap
def test_the_socket_is_for_its_owner_alone(started: Start) -> None:
    service = started("bubblewrap", "--warm", "")
    assert service.address.stat().st_mode & 0o777 == 0o600


@each_engine
def test_the_pool_refills_and_replaces_what_dies(started: Start, engine: str) -> None:
    service = started(engine, "--warm", "python=1")
    wait_for(lambda: idle(service) == 1)
    with service.open() as inside:
        assert inside.opened.warm
        first = inside.opened.sandbox_id
    wait_for(lambda: idle(service) == 1)
    if engine == "docker":
        (container,) = service.left_over()
        subprocess.run(["/usr/bin/docker", "kill", container], check=True, capture_output=True, timeout=30)
    else:
        children = subprocess.run(
            ["pgrep", "-P", str(service.process.pid)], capture_output=True, text=True
        ).stdout.split()
        os.kill(int(children[0]), signal.SIGKILL)
    time.sleep(0.3)
    with service.open() as inside:
        inside.load({"solution.py": "def go():\n    return 1\n"})
        assert inside.call("go") == 1
        assert inside.opened.sandbox_id != first


@each_engine
def test_a_full_host_queues_and_tells_the_place(started: Start, engine: str) -> None:
    service = started(engine, "--slots", "1", "--warm", "")
    places: list[int] = []
    order: list[str] = []

    def second() -> None:
        with service.open(on_waiting=places.append):
            order.append("second")

    with service.open():
        thread = threading.Thread(target=second)
        thread.start()
        wait_for(lambda: places == [1])
        assert ask_status(service.address)["sessions"]["waiting"] == 1
        order.append("first")
    thread.join(timeout=20)
    assert order == ["first", "second"]


@pytest.mark.bubblewrap
def test_promised_memory_limits_sessions_as_slots_do(started: Start) -> None:
    service = started("bubblewrap", "--slots", "4", "--memory", "1600", "--warm", "")
    places: list[int] = []
    with service.open(Profile(size=Size.M)):
        thread = threading.Thread(target=lambda: service.open(on_waiting=places.append).close())
        thread.start()
        wait_for(lambda: places == [1])
    thread.join(timeout=20)
    with pytest.raises(SandboxUnavailable, match="more memory than this host"):
        service.open(Profile(size=Size.L))


@each_engine
def test_kill_minus_nine_of_the_caller_frees_the_sandbox(started: Start, engine: str) -> None:
    service = started(engine, "--warm", "", "--warm-each", "0")
    code = (
        "from sandbox import session; from sandbox.job import *\n"
        f"s = session.open(Profile(), Limits(), address={str(service.address)!r})\n"
        f"s.load({{'solution.py': {SLEEPER!r}}}); print('in', flush=True); s.call('go')\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    caller = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment)
    assert caller.stdout is not None and caller.stdout.readline() == b"in\n"
    assert service.left_over()
    caller.kill()
    caller.communicate()
    service.wait_until_clean()
    assert ask_status(service.address)["sessions"]["running"] == 0


@each_engine
def test_after_kill_minus_nine_of_the_service_the_next_one_sweeps(started: Start, engine: str, tmp_path: Path) -> None:
    service = started(engine, "--warm", "python=1")
    wait_for(lambda: idle(service) == 1)
    inside = service.open()
    inside.load({"solution.py": SLEEPER})
    service.process.kill()
    service.process.wait()
    with pytest.raises(SessionEnded) as over:
        inside.call("go")
    assert over.value.ended.ending is Ending.LOST and over.value.ended.ending.is_ours
    with running(engine, service.address.parent, "--warm", "", "--warm-each", "0") as successor:
        successor.wait_until_clean()


@each_engine
def test_sigterm_ends_sessions_as_our_fault_and_removes_everything(started: Start, engine: str) -> None:
    service = started(engine, "--warm", "python=1")
    wait_for(lambda: idle(service) == 1)
    inside = service.open()
    inside.load({"solution.py": SLEEPER})
    threading.Timer(0.2, service.process.terminate).start()
    with pytest.raises(SessionEnded) as over:
        inside.call("go")
    assert over.value.ended.ending is Ending.LOST
    assert service.process.wait(timeout=20) == 0
    assert service.left_over() == []
    assert not service.address.exists()


@pytest.mark.docker
def test_a_container_killed_from_outside_is_our_fault(started: Start) -> None:
    service = started("docker", "--warm", "", "--warm-each", "0")
    with service.open() as inside:
        inside.load({"solution.py": SLEEPER})
        (container,) = service.left_over()
        kill = ["/usr/bin/docker", "kill", container]
        threading.Timer(0.2, lambda: subprocess.run(kill, capture_output=True, timeout=30)).start()
        with pytest.raises(SessionEnded) as over:
            inside.call("go")
    assert over.value.ended.ending is Ending.LOST


@pytest.mark.docker
def test_a_missing_image_is_refused_with_the_remedy(started: Start) -> None:
    service = started("docker", "--image-prefix", "hub-no-such-", "--warm", "")
    with pytest.raises(SandboxUnavailable) as refused:
        service.open(Profile(Image.PYTHON))
    assert "hub-no-such-python" in refused.value.remedy and "make images" in refused.value.remedy


@pytest.mark.docker
@pytest.mark.bubblewrap
def test_auto_moves_from_bubblewrap_to_docker_when_the_image_appears(started: Start) -> None:
    docker = "/usr/bin/docker"
    service = started("auto", "--image-prefix", "hub-moving-", "--image-tag", "test", "--warm", "python=1")
    with service.open() as inside:
        assert inside.opened.engine == "bubblewrap"
    try:
        subprocess.run([docker, "tag", "hub-sandbox-python", "hub-moving-python:test"], check=True, timeout=30)

        def on_docker() -> bool:
            with service.open() as inside:
                return inside.opened.engine == "docker" and inside.opened.warm

        wait_for(on_docker, 30)
    finally:
        subprocess.run([docker, "rmi", "hub-moving-python:test"], check=True, capture_output=True, timeout=30)


@pytest.mark.bubblewrap
def test_a_caller_that_does_not_read_does_not_make_the_service_grow(started: Start) -> None:
    service = started("bubblewrap", "--warm", "")
    limits = Limits(session_s=3, output_bytes=400 * 2**20, cpu_s=30)
    source = "def go():\n    while True: print('x' * 100000)\n"
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(service.address))
        caller.sendall(pack_json(Kind.OPEN, {"profile": {}, "limits": limits.to_dict()}))
        kind, payload = _receive(caller)
        assert kind is Kind.OPENED, payload
        from sandbox.wire import Caps, encode

        loaded = {"token": "t", "files": {"solution.py": f"{source}\ngo()\n"}, "module": "solution"}
        caller.sendall(pack(Kind.LOAD, encode(loaded, caps=Caps())))
        time.sleep(2)
        status = Path(f"/proc/{service.process.pid}/status").read_text()
        resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        assert resident < 120 * 1024


NONSENSE = [
    pack_json(Kind.OPEN, {"profile": {"image": "windows"}}),
    pack_json(Kind.OPEN, {"limits": {"session_s": -1}}),
    pack(Kind.OPEN, b"[1]"),
    pack(Kind.OPEN, b"not json"),
    HEADER.pack(2**31, Kind.OPEN),
    HEADER.pack(0, 99),
    pack(Kind.CALL, b""),
]


@pytest.mark.bubblewrap
def test_a_caller_that_speaks_nonsense_is_refused_and_nobody_else_notices(started: Start) -> None:
    service = started("bubblewrap", "--warm", "")
    for first in NONSENSE:
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(service.address))
            caller.sendall(first)
            kind, payload = _receive(caller)
        assert kind is Kind.REFUSED, first
        assert json.loads(payload)["message"], first
    assert service.ending("def go():\n    return 1\n", limits=SHORT).ending is Ending.FINISHED


def _receive(connection: socket.socket) -> tuple[Kind, bytes]:
    with connection.makefile("rb") as stream:
        length, kind = HEADER.unpack(stream.read(HEADER.size))
        return Kind(kind), stream.read(length)
