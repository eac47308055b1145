"""How sessions end, by real programs: honest misfortune and attacks on the channel. Each attack says what it tries.

No engine isolates anything here (see bare_service), so limits that only an engine can set are tested with the engines.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import sandbox
from sandbox.job import Ended, Ending, Limits, Profile, SessionEnded
from sandbox.session import SessionEvent
from sandbox.values import LearnerException, Output
from tests.sandbox.bare_service import SUPERVISOR, BareService


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareService]:
    service = BareService(tmp_path_factory.mktemp("service"))
    yield service
    service.close()


@pytest.fixture
def ended_by(service: BareService) -> Callable[..., Ended]:
    """Load a file, call f() a few times, and tell how the session ended."""

    def run(source: str, limits: Limits | None = None, events: list[SessionEvent] | None = None) -> Ended:
        on_event = None if events is None else events.append
        limits = limits or Limits(call_s=5)
        with sandbox.open(Profile(), limits, address=service.address, on_event=on_event) as session:
            try:
                session.load({"solution.py": source})
                for _ in range(3):
                    session.call("f")
            except (SessionEnded, LearnerException):
                pass
            return session.close()

    return run


def function(body: str) -> str:
    return "import os, sys, time\ndef f():\n" + "".join(f"    {line}\n" for line in body.splitlines())


@pytest.mark.parametrize(("body", "code"), [("sys.exit(3)", 3), ("os._exit(4)", 4), ("raise SystemExit", 0)])
def test_leaving(ended_by: Callable[..., Ended], body: str, code: int) -> None:
    ended = ended_by(function(body))
    assert (ended.ending, ended.exit_code, ended.signal) == (Ending.EXITED, code, None)


@pytest.mark.parametrize("number", [6, 9, 11])
def test_dying_by_a_signal(ended_by: Callable[..., Ended], number: int) -> None:
    ended = ended_by(function(f"os.kill(os.getpid(), {number})"))
    assert (ended.ending, ended.exit_code, ended.signal) == (Ending.CRASHED, None, number)


def test_a_call_that_sleeps_ends_by_its_time(ended_by: Callable[..., Ended]) -> None:
    started = time.monotonic()
    ended = ended_by(function("time.sleep(60)"), Limits(call_s=0.3))
    assert ended.ending is Ending.TIME
    assert "0.3 seconds" in ended.detail
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "body", ["while True: pass", "import signal\nsignal.signal(signal.SIGXCPU, print)\nwhile 1: pass"]
)
def test_a_call_that_computes_ends_by_its_cpu_time(ended_by: Callable[..., Ended], body: str) -> None:
    ended = ended_by(function(body), Limits(call_s=10, cpu_s=0.5))
    assert ended.ending is Ending.TIME
    assert "0.5 seconds of CPU" in ended.detail
    assert 0.4 < ended.usage.cpu_s < 3


def test_cpu_time_of_children_counts(ended_by: Callable[..., Ended]) -> None:
    body = "import subprocess\nwhile True: subprocess.run([sys.executable, '-ISc', 'for i in range(3*10**6): pass'])"
    assert ended_by(function(body), Limits(call_s=20, cpu_s=0.6)).ending is Ending.TIME


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_too_much_output_ends_the_session_and_the_first_part_arrived(
    ended_by: Callable[..., Ended], stream: str
) -> None:
    events: list[SessionEvent] = []
    body = f"while True: print('x' * 999, file=sys.{stream})"
    ended = ended_by(function(body), Limits(call_s=10, output_bytes=50_000), events)
    assert ended.ending is Ending.OUTPUT
    assert sum(len(event.data) for event in events if isinstance(event, Output)) == 50_000


def test_a_full_disk_ends_the_session(ended_by: Callable[..., Ended]) -> None:
    ended = ended_by(function("import errno\nraise OSError(errno.ENOSPC, 'No space left on device')"))
    assert ended.ending is Ending.DISK
    assert "No space left" in ended.detail


def test_no_more_memory_ends_the_session(ended_by: Callable[..., Ended]) -> None:
    assert ended_by(function("x = bytearray(1 << 60)")).ending is Ending.MEMORY


def test_no_more_threads_ends_the_session_and_the_cause_is_kept(service: BareService) -> None:
    source = function('raise RuntimeError("can\'t start new thread")')
    with sandbox.open(Profile(), address=service.address) as session:
        session.load({"solution.py": source})
        with pytest.raises(SessionEnded) as over:
            session.call("f")
    assert over.value.ended.ending is Ending.PROCESSES
    assert isinstance(over.value.__cause__, LearnerException)
    assert over.value.__cause__.error.frames[0].line == 3


CHANNEL = """
import os, socket, stat, struct, sys, time
def channel():
    "The file descriptor of the frame channel: the first socket that is open."
    for name in os.listdir('/proc/self/fd'):
        try:
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                return int(name)
        except OSError:
            pass
def frame(kind, payload):
    return struct.pack('!IB', len(payload), kind) + payload
"""

ATTACKS = {
    "garbage instead of frames": "os.write(channel(), os.urandom(4000))",
    "a frame of 4 GiB": "os.write(channel(), b'\\xff\\xff\\xff\\xff\\x1e')",
    "an unknown kind": "os.write(channel(), frame(99, b''))",
    "a frame only the service may send": "os.write(channel(), frame(6, b'{}'))",
    "pretending to be ready again": "os.write(channel(), frame(11, b'{}'))",
    "an answer before it was asked": "os.write(channel(), frame(30, b'N'))",
    "an answer with a guessed token": (
        "from sandbox.wire import Caps, encode\n"
        "os.write(channel(), frame(30, encode({'token': '0' * 16, 'value': 1}, caps=Caps())))"
    ),
    "an answer that is not a value": "os.write(channel(), frame(30, b'a\\x03<f8\\x01' + b'\\xff' * 8))",
    "a figure that is no picture": (
        "from sandbox.values import Figure\nfrom sandbox.wire import Caps, encode\n"
        "os.write(channel(), frame(34, encode(Figure(1, '', b'GIF89a', 1, 1), caps=Caps())))"
    ),
    "a metric of text": (
        "from sandbox.wire import Caps, encode\n"
        "os.write(channel(), frame(35, encode({'step': 1, 'values': {'x': 'y'}, 'at': 0.0}, caps=Caps())))"
    ),
    "a flood of metrics": (
        "from sandbox.wire import Caps, encode\n"
        "one = frame(35, encode({'step': 1, 'values': {'x': 1.0}, 'at': 0.0}, caps=Caps()))\n"
        "while True: os.write(channel(), one * 50)"
    ),
    "asking a function that was never given": (
        "import lab\nfrom sandbox.values import Function\nlab._send.__self__._ask(Function(77, 'x'), (), {})"
    ),
    "a claim that can't be read": "os.write(channel(), frame(36, b'[' * 60000))",
    "closing the channel": "os.close(channel())\ntime.sleep(30)",
    "closing everything": "os.closerange(0, 1000)\ntime.sleep(30)",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_on_the_channel_ends_the_session_as_the_learners_failure(
    ended_by: Callable[..., Ended], name: str
) -> None:
    body = ATTACKS[name]
    ended = ended_by(CHANNEL + "def f():\n" + "".join(f"    {line}\n" for line in body.splitlines()))
    assert ended.ending is Ending.UNREADABLE, ended


def test_a_forged_answer_for_this_very_token_is_only_an_answer(service: BareService) -> None:
    """The token can be read inside: a forged answer is taken, for what it is worth; the second one is too late."""
    source = CHANNEL + (
        "def f():\n"
        "    import lab\n    from sandbox.wire import Caps, encode\n"
        "    agent = lab._send.__self__\n"
        "    value = encode('forged', caps=Caps())\n"
        "    os.write(channel(), frame(30, encode({'token': agent.token, 'value': [value]}, caps=Caps())))\n"
        "    return 'honest'\n"
    )
    with sandbox.open(Profile(), address=service.address) as session:
        session.load({"solution.py": source})
        assert session.call("f") == "forged"
        with pytest.raises(SessionEnded) as over:
            session.call("f")
    assert over.value.ended.ending is Ending.UNREADABLE


def test_a_claim_of_the_interpreter_can_only_be_of_three_kinds(ended_by: Callable[..., Ended]) -> None:
    body = 'os.write(channel(), frame(36, b\'{"cause": "exited", "detail": ""}\'))\nos._exit(9)'
    ended = ended_by(CHANNEL + "def f():\n" + "".join(f"    {line}\n" for line in body.splitlines()))
    assert (ended.ending, ended.exit_code) == (Ending.EXITED, 9)


def test_an_interpreter_that_dies_in_the_middle_of_a_frame_has_crashed(ended_by: Callable[..., Ended]) -> None:
    body = "os.write(channel(), b'\\x00\\x00\\xff\\xff\\x1e' + bytes(100))\nos.kill(os.getpid(), 9)"
    ended = ended_by(CHANNEL + "def f():\n" + "".join(f"    {line}\n" for line in body.splitlines()))
    assert (ended.ending, ended.signal) == (Ending.CRASHED, 9)


def test_what_was_left_running_is_gone_afterwards(service: BareService) -> None:
    source = function("pid = os.fork()\nif pid == 0:\n    time.sleep(600)\nreturn pid")
    with sandbox.open(Profile(), address=service.address) as session:
        session.load({"solution.py": source})
        left_behind = session.call("f")
        with pytest.raises(SessionEnded):
            session.run("import os; os._exit(0)")
    deadline = time.monotonic() + 3
    while _is_alive(left_behind) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_alive(left_behind)


def test_a_broken_start_is_not_hidden(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A sandbox whose libraries are missing must say so on the operator's stream."""
    command = [
        sys.executable,
        "-I",
        "-u",
        str(SUPERVISOR),
        "--preload",
        "plot",
        "--work",
        str(tmp_path_factory.mktemp("w")),
    ]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert b'"exit_code":70' in process.stdout.read()
        assert b"No module named 'matplotlib'" in process.stderr.read()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
