"""The whole product as a person starts it: `manage.py up` in a data folder of its own, and what tests ask about it.

Everything goes through the front door (HTTP, the terminal's output); only the timestamps of a submission and what is
left over afterwards are looked up behind it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sandbox.commands import ask_status

Found = TypeVar("Found")

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = "/exercises/matrix-multiplication/"
LEARNERS, INSTRUCTORS = 60, 12
START_S = 90.0
CGROUPS = Path("/sys/fs/cgroup")
MAKE_PEOPLE = """
from courses.models import User
from hub.sign_in_links import link_for
for role, count in (("learner", {learners}), ("instructor", {instructors})):
    for number in range(count):
        facts = {{"is_instructor": role == "instructor"}}
        person, _ = User.objects.get_or_create(username=f"{{role}}-{{number:03}}", defaults=facts)
        print("link", role, person.username, link_for(person))
"""


@dataclass
class Stack:
    """A running site. `said` is what it has printed so far."""

    engine: str
    data: Path
    port: int
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    _links: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # by role: names and links

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sign_in_link(self) -> str:
        """The link that the terminal prints for the demo learner."""
        return self.wait_for_line(r"Sign in as ada .*: (\S+)")

    def password_of(self, name: str) -> str:
        """A demo person's password, as the terminal prints it."""
        lines = iter(self.said)
        next(line for line in lines if f"Sign in as {name} " in line)
        return next(lines).split()[-1]

    def newcomer(self) -> tuple[str, str]:
        """The name of a learner whom no other test uses, and a link that signs them in."""
        return self._somebody("learner")

    def instructor(self) -> tuple[str, str]:
        """The same for an instructor, who teaches no cohort yet."""
        return self._somebody("instructor")

    def link_for(self, name: str) -> str:
        """A fresh link that signs this person in, once."""
        return self.address + self.manage("sign_in_link", name).splitlines()[-1]

    def manage(self, *command: str, seconds: float = 120) -> str:
        """What a command of manage.py prints, run beside the site on its data."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT, env=environment(self.engine, self.data), capture_output=True, text=True, timeout=seconds,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with closing(sqlite3.connect(f"file:{self.data / 'hub.sqlite3'}?mode=ro", uri=True, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(query, values).fetchall()

    def wait_for_line(self, pattern: str, seconds: float = START_S) -> str:
        """The first group of the first printed line that matches."""

        def look() -> str | None:
            found = next(filter(None, (re.search(pattern, line) for line in list(self.said))), None)
            assert found or self.process.poll() is None, "\n".join(self.said)
            return found[1] if found else None

        return wait_until(look, seconds, f"the site prints {pattern!r}")

    def family(self, *words: str) -> list[int]:
        """Processes below `manage.py up` whose command line has all the words; oldest first."""
        found = []
        for pid in descendants(self.process.pid):
            line = command_line(pid)
            if all(word in line for word in words):
                found.append(pid)
        return found

    def sandboxes(self) -> set[str]:
        """Names of the containers, or control groups, that this site's sandbox service has now."""
        service = hashlib.sha256(str((self.data / "run" / "sandbox.sock").resolve()).encode()).hexdigest()[:12]
        if self.engine == "bubblewrap":
            return {path.name for path in CGROUPS.glob(f"**/hub-sandbox/{service}.*")}
        return set(docker("ps", "-aq", "--filter", f"label=learning-hub.sandbox={service}").split())

    def kill_sandbox(self, name: str) -> None:
        """kill -9 of everything in it, its first process included."""
        if self.engine == "docker":
            docker("kill", name)
            return
        for listing in CGROUPS.glob(f"**/hub-sandbox/{name}/cgroup.procs"):
            for pid in listing.read_text().split():
                with suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)

    def stop(self) -> None:
        """Ctrl-C; then nothing of it may be there any more."""
        family = descendants(self.process.pid)
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(60) == 0, "\n".join(self.said)
        assert "Ended; nothing is left running." in self.said
        left = [command_line(pid) for pid in family if is_alive(pid)]
        assert not left, f"processes are left: {left}"
        assert not self.sandboxes(), "sandboxes are left"
        assert not (self.data / "run" / "sandbox.sock").exists(), "the service's socket is left"

    def _somebody(self, role: str) -> tuple[str, str]:
        if not self._links.get(role):
            self._make_people()
        return self._links[role].pop()

    def _make_people(self) -> None:
        """Once for each site: starting Django for every person would take seconds each."""
        script = MAKE_PEOPLE.format(learners=LEARNERS, instructors=INSTRUCTORS)
        self._links = {}
        for line in self.manage("shell", "--no-imports", "-c", script).splitlines():
            if line.startswith("link "):
                _, role, name, path = line.split()
                self._links.setdefault(role, []).append((name, self.address + path))


@contextmanager
def running(engine: str) -> Iterator[Stack]:
    """The site on one engine, ready to judge; stopped and looked after at the end."""
    data = Path(tempfile.mkdtemp(prefix="hub-journey-"))
    stack = start(engine, data)
    try:
        yield stack
        stack.stop()
    finally:
        if stack.process.poll() is None:  # a test broke off: end it properly all the same
            stack.process.send_signal(signal.SIGINT)
            stack.process.wait(60)
        shutil.rmtree(data, ignore_errors=True)


def start(engine: str, data: Path) -> Stack:
    """Start (or start again) the site on a data folder; returns when its engine is proved and a sandbox is warm."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up", "--no-build", "--no-demo-cohort", "--port", str(port)],
        cwd=ROOT,
        env=environment(engine, data),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    stack = Stack(engine, data, port, process)
    threading.Thread(target=_listen, args=(stack,), daemon=True).start()
    stack.wait_for_line(f"Sandboxes: ({engine} for .*)")
    wait_until(lambda: _is_warm(data), START_S, "a sandbox is warm")
    return stack


def environment(engine: str, data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HUB_", "DJANGO_"))}
    envs = os.environ.get("HUB_ENVS", str(ROOT / "var" / "envs"))
    return {**kept, "HUB_DATA": str(data), "HUB_SANDBOX_ENGINE": engine, "HUB_ENVS": envs}


def docker(*arguments: str) -> str:
    command = ["/usr/bin/docker", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout


def descendants(pid: int) -> list[int]:
    """Every process below this one, oldest first."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue  # it has just ended
        children.setdefault(parent, []).append(int(folder.name))
    found, look = [], [pid]
    while look:
        below = children.get(look.pop(), [])
        found += below
        look += below
    return sorted(found)


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    return bool(command_line(pid))  # a zombie has none


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(look: Callable[[], Found | None], seconds: float, what: str) -> Found:
    """Ask until the answer is true; fails after `seconds` with what was waited for."""
    until = time.monotonic() + seconds
    while not (answer := look()):
        assert time.monotonic() < until, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.05)
    return answer


def _listen(stack: Stack) -> None:
    assert stack.process.stdout is not None
    with stack.process.stdout as terminal:
        for line in terminal:
            stack.said.append(line.rstrip("\n"))


def _is_warm(data: Path) -> bool:
    try:
        return any(shelf["idle"] for shelf in ask_status(data / "run" / "sandbox.sock")["pool"])
    except OSError:
        return False
