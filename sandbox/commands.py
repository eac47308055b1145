"""What each verb of `python -m sandbox` does. `serve` runs here; the others speak with a service, or start one.

A service that `run` or `selftest` starts for themselves is a process of its own that keeps nothing warm and ends with
them.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sandbox import selftest as walls
from sandbox import session
from sandbox.engines.base import Engine, Owner
from sandbox.engines.bubblewrap import BubblewrapEngine, BubblewrapSettings
from sandbox.engines.choosing import Engines
from sandbox.frames import HEADER, Kind, pack_json, unpack_header
from sandbox.job import Ending, Limits, Profile, SandboxUnavailable, SessionEnded
from sandbox.service.server import AlreadyRunning, Service, take_lock
from sandbox.service.settings import Settings
from sandbox.values import LearnerException

RAISED, FORCED, OURS, UNAVAILABLE = 1, 3, 4, 5
STATUS_BYTES = 1 << 20
PATIENCE_S = 60.0


def serve(settings: Settings) -> int:
    """Be the service until a signal ends it."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.INFO, stream=sys.stderr)
    os.environ.setdefault(walls.MARK, secrets.token_hex(8))
    try:
        asyncio.run(Service(settings, make_engines(settings)).run())
    except AlreadyRunning as error:
        _say(f"{error} Use it, or give this one another --socket.")
        return UNAVAILABLE
    return 0


def make_engines(settings: Settings) -> Engines:
    """The engines that the settings allow, best first."""
    engines: list[Engine] = []
    if settings.engine in ("auto", "docker"):
        try:
            from sandbox.engines.docker import DockerEngine, DockerSettings
        except ImportError:
            if settings.engine == "docker":
                raise
        else:
            wanted = DockerSettings(settings.image_prefix, settings.image_tag, settings.runtime, settings.gpus)
            engines.append(DockerEngine(wanted))
    if settings.engine in ("auto", "bubblewrap"):
        engines.append(BubblewrapEngine(BubblewrapSettings(settings.envs, settings.use_groups)))
    return Engines(engines)


def status(address: Path) -> int:
    """Print a running service's engines, images and pool."""
    try:
        report = ask_status(address)
    except OSError as error:
        _say(f"No sandbox service answers at {address} ({error}). Start one: python -m sandbox serve")
        return UNAVAILABLE
    sessions = report["sessions"]
    _print(
        f"sessions  {sessions['running']} of {report['slots']} running, {sessions['waiting']} waiting,"
        f" {sessions['served']} served in {(time.time() - report['since']) / 60:.0f} min"
    )
    for engine in report["engines"]:
        _print(f"engine    {engine['name']:<12} {engine['problem'] or 'works'}; self-test: {engine['self_test']}")
        for image, digest in engine["images"].items():
            _print(f"  image   {image:<12} {digest}")
    for shelf in report["pool"]:
        _print(
            f"warm      {shelf['profile']:<22} {shelf['idle']} of {shelf['wanted']} ready, {shelf['making']} being made"
        )
    return 0


def selftest(settings: Settings) -> int:
    """Try every wall and print what held."""
    with service(settings, needs_proof=False) as address:
        results = walls.run(address)
    for result in results:
        _print(str(result))
    return FORCED if any(result.problem for result in results) else 0


def sweep(settings: Settings) -> int:
    """Remove what a dead service of this socket left. A running one does that by itself."""
    try:
        lock = take_lock(settings.socket)
    except AlreadyRunning as error:
        _say(f"{error} It sweeps by itself.")
        return UNAVAILABLE
    with lock:
        engines = make_engines(settings)
        service_name = Service(settings, engines).owner.service
        owner = Owner(service_name, secrets.token_hex(6))
        for state in engines.states:
            if problem := state.engine.available():
                _print(f"{state.engine.name}: {problem}")
            else:
                _print(f"{state.engine.name}: removed {state.engine.sweep(owner)}")
    return 0


def run(settings: Settings, file: Path, profile: Profile, call: str | None, arguments: str) -> int:
    """Run a file as a script, or load it and call one of its functions; see `sandbox.__main__` for the exit codes."""
    try:
        values = json.loads(arguments)
        source = file.read_text()
    except (OSError, ValueError) as error:
        _say(f"The file or --args can't be read: {error}")
        return 2
    try:
        with (
            service(settings) as address,
            session.open(profile, Limits(), address=address, owner="command line", on_event=_show) as opened,
        ):
            return _run_in(opened, source, file.stem if file.stem.isidentifier() else "solution", call, values)
    except SandboxUnavailable as error:
        _say(f"No sandbox: {error} {error.remedy}")
        return UNAVAILABLE


def _run_in(opened: session.Session, source: str, module: str, call: str | None, values: list[Any]) -> int:
    code = 0
    try:
        if call is None:
            opened.run(source)
        else:
            opened.load({f"{module}.py": source}, module=module)
            _print(repr(opened.call(call, *values, module=module)))
    except LearnerException as error:
        for frame in error.error.frames:
            _say(f'  File "{frame.file}", line {frame.line}, in {frame.function}\n    {frame.text}')
        _say(str(error))
        code = RAISED
    except SessionEnded:
        code = FORCED
    ended = opened.close()
    if ended.ending.is_ours:
        code = OURS
    elif ended.ending is not Ending.FINISHED and code == 0:
        code = FORCED
    used = ended.usage
    how = f"{ended.ending}: {ended.detail}" if ended.detail else str(ended.ending)
    _say(
        f"{how} ({used.wall_s:.3f} s, {used.cpu_s:.3f} s of processor,"
        f" {used.peak_memory_bytes / 2**20:.0f} MB, {used.output_bytes} bytes printed)"
    )
    return code


@contextlib.contextmanager
def service(settings: Settings, *, needs_proof: bool = True) -> Iterator[Path]:
    """The address of the running service, or of one started for as long as this lasts. Raises SandboxUnavailable."""
    if _answers(settings.socket):
        yield settings.socket
        return
    with tempfile.TemporaryDirectory(prefix="hub-sandbox-") as folder:
        address = Path(folder) / "sandbox.sock"
        started = subprocess.Popen(
            _serve_command(settings, address, needs_proof), env=_environment(), stderr=subprocess.PIPE
        )
        try:
            _wait_until_it_answers(started, address)
            yield address
        finally:
            started.terminate()
            started.communicate(timeout=PATIENCE_S)


def _serve_command(settings: Settings, address: Path, needs_proof: bool) -> list[str]:
    command = [sys.executable, "-m", "sandbox", "serve", "--socket", str(address), "--engine", settings.engine]
    command += [
        "--image-prefix",
        settings.image_prefix,
        "--image-tag",
        settings.image_tag,
        "--warm",
        "",
        "--warm-each",
        "0",
    ]
    command += ["--envs", str(settings.envs)] if settings.envs else []
    command += ["--runtime", settings.runtime] if settings.runtime else []
    command += ["--no-gpus"] if not settings.gpus else []
    return command if needs_proof else [*command, "--unproved"]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}


def _wait_until_it_answers(started: subprocess.Popen[bytes], address: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and started.poll() is None:
        if _answers(address):
            return
        time.sleep(0.02)
    raise SandboxUnavailable("A sandbox service could not be started.", "Run `python -m sandbox serve` to see why.")


def _answers(address: Path) -> bool:
    try:
        ask_status(address)
    except OSError:
        return False
    return True


def ask_status(address: Path) -> dict[str, Any]:
    """The running service's report about itself. Raises OSError when none answers."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(10)
        connection.connect(str(address))
        connection.sendall(pack_json(Kind.STATUS, {}))
        with connection.makefile("rb") as answer:
            header = answer.read(HEADER.size)
            if len(header) < HEADER.size:
                raise ConnectionResetError("it hung up")
            length, _ = unpack_header(header, cap=STATUS_BYTES)
            report: dict[str, Any] = json.loads(answer.read(length))
            return report


def _show(event: object) -> None:
    """Output of the code, as it comes."""
    if isinstance(event, session.Output):
        stream = sys.stdout if event.stream == "stdout" else sys.stderr
        stream.buffer.write(event.data)
        stream.flush()


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
