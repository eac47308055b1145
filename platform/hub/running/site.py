"""`manage.py up`: the whole site in one foreground command, on loopback only.

It prepares the data, starts the sandbox service, the worker and the web server, prints where the site is and how to
sign in, builds behind what is missing, and on Ctrl-C ends everything in order, so that nothing is left. One runs at a
time for a data folder.
"""

from __future__ import annotations

import fcntl
import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import IO, Any

from django.conf import settings

from hub.housekeeping import housekeeping
from hub.readiness import ask_status
from hub.running import preparing
from hub.running.building import Builder
from hub.running.children import Child, Program, last_lines
from hub.running.demonstrating import Demonstration
from hub.sign_in_links import link_for

HOST = "127.0.0.1"
FIRST_PORT, PORTS = 8000, 20
START_S = 60.0
GLANCE_S = 0.25
STATUS_S = 2.0

Say = Callable[[str], None]


class CannotStart(Exception):
    """Why the site can't be started here and what to do."""


class Ended(Exception):
    """Somebody asked us to end (Ctrl-C, SIGTERM, a closed terminal)."""


class Site:
    """Everything that runs between `up` and Ctrl-C."""

    def __init__(
        self, say: Say, *, port: int | None, demo: bool = True, demo_cohort: bool = True, build: bool = True
    ) -> None:
        self._say, self._port, self._demo, self._build = say, port, demo, build
        self._logs = Path(settings.DATA_DIR) / "log"
        self._children: list[Child] = []
        self._builder = Builder(say, self._logs)
        self._demonstration = Demonstration(say, self._logs) if demo_cohort else None
        self._engines = ""
        self._asked_at = 0.0

    def run(self) -> None:
        """Serve until somebody ends it. Raises CannotStart."""
        lock = take_lock(Path(settings.DATA_DIR) / "run" / "up.lock")
        port = free_port(self._port)
        _note(lock, f"http://{HOST}:{port}/ (process {os.getpid()})")
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _end)
        try:
            self._prepare()
            self._start(port)
            self._welcome(port)
            self._keep_watch()
        except Ended:
            self._say("Ending ...")
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)  # an impatient second Ctrl-C must not leave half behind
            self._stop()
            lock.close()
        self._say("Ended; nothing is left running.")

    def _prepare(self) -> None:
        preparing.migrate(self._say)
        preparing.collect_static(self._say)
        preparing.load_curriculum(self._say)
        housekeeping()

    def _start(self, port: int) -> None:
        for program in programs(port, self._logs):
            child = Child(program)
            self._children.append(child)
            child.start()
        site = self._children[-1]
        until = time.monotonic() + START_S
        while not _answers(port):
            if (site.process is not None and site.process.poll() is not None) or time.monotonic() > until:
                said = "\n    ".join(last_lines(site.program.log, 10))
                raise CannotStart(f"The web server did not start ({site.program.log}):\n    {said}")
            time.sleep(0.1)

    def _welcome(self, port: int) -> None:
        address = f"http://{HOST}:{port}"
        self._say("")
        self._say(f"The site is ready: {address}/")
        if self._demo:
            for person, password in preparing.demo_people():
                role = "instructor" if person.is_instructor else "learner"
                self._say(f"  Sign in as {person.username} ({role}), once: {address}{link_for(person)}")
                if password:
                    self._say(f"      later with the password {password}")
        self._say(f"Logs: {self._logs}. End everything with Ctrl-C.")
        self._say("")

    def _keep_watch(self) -> None:
        while True:
            for child in self._children:
                child.watch(self._say)
            if time.monotonic() - self._asked_at > STATUS_S:
                self._asked_at = time.monotonic()
                self._look_at_sandboxes(ask_status(str(settings.SANDBOX_SOCKET)))
            time.sleep(GLANCE_S)

    def _look_at_sandboxes(self, status: dict[str, Any] | None) -> None:
        if self._build:
            self._builder.watch(status)
        said = describe_engines(status)
        if self._demonstration is not None:
            self._demonstration.watch()
            if any_works(status):
                self._demonstration.start()
        if said and said != self._engines:
            self._engines = said
            for line in said.splitlines():
                self._say(line)

    def _stop(self) -> None:
        """Web server, worker, sandbox service: each still has what it needs to end well."""
        self._builder.stop()
        if self._demonstration is not None:
            self._demonstration.stop()
        for child in reversed(self._children):
            if not child.stop():
                self._say(f"The {child.program.name} did not end within {child.program.patience_s:.0f} s: killed.")


def programs(port: int, logs: Path) -> list[Program]:
    """What runs, in the order of starting."""
    root = Path(settings.BASE_DIR)
    path = os.pathsep.join([str(root), str(root / "platform"), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "hub.settings", "PYTHONUNBUFFERED": "1"}
    cores = len(os.sched_getaffinity(0))
    judges = os.environ.get("HUB_JUDGES", str(max(1, min(cores, 8))))

    def program(name: str, *command: str, patience_s: float) -> Program:
        return Program(
            name, [sys.executable, *command], logs / f"{name.replace(' ', '-')}.log", environment, root, patience_s
        )

    return [
        program(
            "sandbox service",
            *("-m", "sandbox", "serve", "--socket", str(settings.SANDBOX_SOCKET), "--envs", str(settings.ENVS_DIR)),
            patience_s=30,
        ),
        program(
            "worker",
            *("-m", "celery", "-A", "hub", "worker", "--queues", "cpu,gpu,long", "--concurrency", judges),
            *("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO"),
            patience_s=15,
        ),
        program(
            "site",
            *("-m", "uvicorn", "hub.asgi:application", "--host", HOST, "--port", str(port), "--lifespan", "off"),
            *("--no-access-log", "--no-server-header", "--log-level", "warning", "--timeout-graceful-shutdown", "1"),
            patience_s=10,
        ),
    ]


def describe_engines(status: dict[str, Any] | None) -> str:
    """What the service's report means for whoever started the site; empty while there is nothing to say."""
    if status is None or any(engine["problem"] == "not asked yet" for engine in status["engines"]):
        return ""
    working = [engine for engine in status["engines"] if engine["problem"] is None]
    if not working:
        reasons = "\n".join(f"    {engine['name']}: {engine['problem']}" for engine in status["engines"])
        return f"Sandboxes: none works here. Lessons can be read, code can't be run.\n{reasons}"
    who = [f"{engine['name']} for {', '.join(engine['images'])}" for engine in working if engine["images"]]
    return f"Sandboxes: {'; '.join(who)}." if who else ""


def any_works(status: dict[str, Any] | None) -> bool:
    """Whether the service's report names an engine with an image: code can be run."""
    return any(engine["problem"] is None and engine["images"] for engine in (status or {"engines": []})["engines"])


def take_lock(path: Path) -> IO[str]:
    """Hold the lock for as long as the returned file is open; raises CannotStart while another holds it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = path.open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        where = lock.read().strip() or "it is just starting"
        lock.close()
        raise CannotStart(
            f"The site is running already: {where}. "
            "End it there with Ctrl-C, or give this one a data folder of its own (HUB_DATA=/some/folder)."
        ) from None
    return lock


def free_port(wanted: int | None) -> int:
    """The wanted port, or the first free one from 8000 on; raises CannotStart."""
    if wanted is not None:
        if _is_free(wanted):
            return wanted
        raise CannotStart(f"Port {wanted} is taken by another program. Choose another: HUB_PORT={wanted + 1} make run")
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        if _is_free(port):
            return port
    raise CannotStart(
        f"Ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are all taken. Choose one: HUB_PORT=9000 make run"
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status == 200
    except (http.client.HTTPException, OSError):
        return False
    finally:
        connection.close()


def _note(lock: IO[str], text: str) -> None:
    lock.truncate(0)
    lock.write(text)
    lock.flush()


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise Ended
