"""Every way a session can end, by a real program, on each engine."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from sandbox.job import Ending, SessionEnded
from sandbox.values import LearnerException
from tests.sandbox.conftest import SHORT, RunningService


def test_a_call_returns_and_closing_finishes(service: RunningService) -> None:
    with service.open() as inside:
        inside.load({"solution.py": "def add(a, b):\n    return a + b\n"})
        assert inside.call("add", 2, 3) == 5
        ended = inside.close()
    assert ended.ending is Ending.FINISHED
    assert ended.usage.cpu_s > 0 and ended.usage.peak_memory_bytes > 2**20 and ended.usage.wall_s > 0
    assert inside.opened.engine == service.engine and inside.opened.image_digest


def test_exit(service: RunningService) -> None:
    ended = service.ending("import os\ndef go():\n    os._exit(3)\n")
    assert (ended.ending, ended.exit_code) == (Ending.EXITED, 3)


def test_crash_is_told_apart_from_exit(service: RunningService) -> None:
    ended = service.ending("import ctypes\ndef go():\n    ctypes.string_at(0)\n")
    assert (ended.ending, ended.signal) == (Ending.CRASHED, 11)


def test_killing_itself_is_a_crash_not_a_memory_limit(service: RunningService) -> None:
    ended = service.ending("import os\ndef go():\n    os.kill(os.getpid(), 9)\n")
    assert (ended.ending, ended.signal) == (Ending.CRASHED, 9)


def test_time_by_sleeping(service: RunningService) -> None:
    limits = replace(SHORT, session_s=0.5)
    ended = service.ending("import time\ndef go():\n    time.sleep(30)\n", limits=limits)
    assert ended.ending is Ending.TIME
    assert 0.4 < ended.usage.wall_s < 2


def test_time_of_one_call(service: RunningService) -> None:
    ended = service.ending("import time\ndef go():\n    time.sleep(30)\n", limits=replace(SHORT, call_s=0.3))
    assert ended.ending is Ending.TIME


def test_time_by_processor(service: RunningService) -> None:
    ended = service.ending("def go():\n    while True: pass\n", limits=replace(SHORT, cpu_s=0.5))
    assert ended.ending is Ending.TIME
    assert "CPU" in ended.detail
    assert ended.usage.cpu_s >= 0.5


def test_memory(service: RunningService) -> None:
    ended = service.ending("def go():\n    kept = []\n    while True: kept.append(b'x' * 2**23)\n")
    assert ended.ending is Ending.MEMORY
    assert ended.usage.peak_memory_bytes > 400 * 2**20


def test_memory_spread_over_children(service: RunningService) -> None:
    source = """
        import os, time
        def go():
            for _ in range(8):
                if os.fork() == 0:
                    kept = b"x" * (96 * 2**20)
                    time.sleep(20)
            time.sleep(20)
    """
    assert service.ending(_source(source)).ending is Ending.MEMORY


def test_output_on_both_streams_counts_together(service: RunningService) -> None:
    source = """
        import sys
        def go():
            for _ in range(60):
                print("o" * 999)
                print("e" * 999, file=sys.stderr)
    """
    limits = replace(SHORT, output_bytes=100_000)
    ended = service.ending(_source(source), limits=limits)
    assert ended.ending is Ending.OUTPUT
    assert ended.usage.output_bytes <= 100_000
    assert service.ending(_source(source), limits=replace(SHORT, output_bytes=130_000)).ending is Ending.FINISHED


def test_disk_by_size(service: RunningService) -> None:
    source = """
        def go():
            for number in range(40):
                with open(f"/tmp/filler{number}", "wb") as file:
                    file.write(bytes(4 * 2**20))
    """
    assert service.ending(_source(source)).ending is Ending.DISK


def test_one_file_too_large(service: RunningService) -> None:
    source = """
        def go():
            with open("/tmp/large", "wb") as file:
                for _ in range(60):
                    file.write(bytes(2**20))
    """
    with service.open() as inside:
        inside.load({"solution.py": _source(source)})
        with pytest.raises((LearnerException, SessionEnded)) as raised:
            inside.call("go")
    assert "too large" in str(raised.value) or "disk limit" in str(raised.value)


def test_disk_by_number_of_files(service: RunningService) -> None:
    source = """
        import os
        def go():
            os.mkdir("/tmp/many")
            number = 0
            while True:
                os.close(os.open(f"/tmp/many/{number}", os.O_CREAT | os.O_WRONLY))
                number += 1
    """
    limits = replace(SHORT, session_s=40, call_s=40, cpu_s=40)
    assert service.ending(_source(source), limits=limits).ending is Ending.DISK


def test_process_flood(service: RunningService) -> None:
    source = """
        import os, time
        def go():
            while True:
                try:
                    if os.fork() == 0:
                        time.sleep(20)
                        os._exit(0)
                except OSError:
                    pass
    """
    assert service.ending(_source(source)).ending is Ending.PROCESSES


def test_thread_flood(service: RunningService) -> None:
    source = """
        import threading, time
        def go():
            for _ in range(1000):
                threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
    """
    assert service.ending(_source(source)).ending is Ending.PROCESSES


def test_a_program_that_copes_with_a_refused_thread_is_not_punished(service: RunningService) -> None:
    source = """
        import threading
        def go():
            done = threading.Event()
            started = 0
            try:
                while True:
                    threading.Thread(target=done.wait, daemon=True).start()
                    started += 1
            except RuntimeError:
                done.set()
            return started
    """
    assert service.ending(_source(source)).ending is Ending.FINISHED


def test_stop_from_another_thread(service: RunningService) -> None:
    with service.open() as inside:
        inside.load({"solution.py": "import time\ndef go():\n    time.sleep(30)\n"})
        threading.Timer(0.2, inside.stop).start()
        started = time.monotonic()
        with pytest.raises(SessionEnded) as over:
            inside.call("go")
    assert over.value.ended.ending is Ending.STOPPED
    assert time.monotonic() - started < 3


def test_garbage_on_the_frame_channel(service: RunningService) -> None:
    source = """
        import os, stat
        def go():
            for number in range(3, 64):
                try:
                    if stat.S_ISSOCK(os.fstat(number).st_mode):
                        os.write(number, b"not a frame at all" * 100)
                except OSError:
                    pass
            while True:
                pass
    """
    assert service.ending(_source(source)).ending is Ending.UNREADABLE


def test_after_all_that_nothing_is_left(service: RunningService) -> None:
    """Runs last in this module: what remains are the warm ones, which belong to nobody yet."""
    until = time.monotonic() + 10
    while len(service.left_over()) > expected_idle(service):
        assert time.monotonic() < until, service.left_over()
        time.sleep(0.1)


def expected_idle(service: RunningService) -> int:
    """Two warm sandboxes: containers, or four control group folders and one process each."""
    return 2 if service.engine == "docker" else 2 * 5


def _source(text: str) -> str:
    from textwrap import dedent

    return dedent(text)
