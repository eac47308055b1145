"""The program that the self-test runs as a learner's: it leans on every wall and returns what gave way. Sent as source.

Standard library only, and nothing of ours: it runs inside. Each function returns data; `sandbox.selftest` judges it.
"""

# ruff: noqa: PTH102, PTH108, PTH118, PTH123, S108, T201

import ctypes
import errno
import os
import platform
import resource
import socket
import subprocess
import threading
import time

KEYCTL, UNSHARE, IO_URING_SETUP, BPF, USERFAULTFD, PTRACE, PRLIMIT = range(7)
NUMBERS = {"x86_64": (250, 272, 425, 321, 323, 101, 302), "aarch64": (219, 97, 425, 280, 282, 117, 261)}
NEW_USER = 0x10000000


def reached_network() -> list[str]:
    """Addresses and interfaces that should not be there."""
    found = []
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
        try:
            socket.socket(family, socket.SOCK_DGRAM).close()
            found.append(f"a socket of family {family.name}")
        except OSError:
            pass
    with open("/proc/net/dev") as devices:
        names = [line.split(":")[0].strip() for line in devices if ":" in line]
    return found + [f"the interface {name}" for name in names if name != "lo"]


def wrote() -> list[str]:
    """Folders outside the scratch that could be written to."""
    found = []
    for folder in ("/", "/usr", "/usr/lib", "/opt/hub", "/etc", "/dev", "/venv", "/var", "/proc/sys/kernel", "/sys"):
        try:
            with open(os.path.join(folder, "planted"), "w"):
                found.append(folder)
        except OSError:
            pass
    return found


def status() -> dict[str, list[str]]:
    """The lines of /proc/self/status that tell about privileges."""
    with open("/proc/self/status") as lines:
        fields = dict(line.rstrip("\n").split(":", 1) for line in lines)
    names = ("Uid", "Gid", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp")
    return {name: fields[name].split() for name in names}


def allowed_calls() -> list[str]:
    """Forbidden system calls that the kernel went into."""
    calls = {
        "keyctl": (KEYCTL, (0, -3, 0)),
        "unshare": (UNSHARE, (NEW_USER,)),
        "io_uring_setup": (IO_URING_SETUP, (8, 0)),
        "bpf": (BPF, (0, 0, 0)),
        "userfaultfd": (USERFAULTFD, (0,)),
        "ptrace": (PTRACE, (0, 0, 0, 0)),
        "prlimit64 of the supervisor": (PRLIMIT, (1, resource.RLIMIT_NOFILE, 0, 0)),
    }
    library = ctypes.CDLL(None, use_errno=True)
    found = []
    for name, (which, arguments) in calls.items():
        result = library.syscall(NUMBERS[platform.machine()][which], *map(ctypes.c_long, arguments))
        if result != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS):
            found.append(name)
    return found


def read_secrets(paths: list[str], marks: list[str]) -> list[str]:
    """Host files that can be read, and environments in which one of the marks occurs."""
    found = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                file.read(1)
            found.append(path)
        except OSError:
            pass
    for process in ("self", "1", str(os.getppid())):
        try:
            with open(f"/proc/{process}/environ", "rb") as file:
                text = file.read()
        except OSError:
            continue
        found += [f"the environment of process {process}" for mark in marks if mark.encode() in text]
    return found


def largest_file() -> tuple[int, str]:
    """Bytes that went into one file."""
    total, block = 0, bytes(1 << 20)
    try:
        with open("/tmp/large", "wb", buffering=0) as file:
            while True:
                total += file.write(block)
    except OSError as error:
        return total, errno.errorcode[error.errno or 0]
    finally:
        os.unlink("/tmp/large")


def filled(folder: str) -> tuple[int, str]:
    """Bytes that went into one folder, in files of 4 MiB."""
    total, block, number = 0, bytes(4 << 20), 0
    try:
        while True:
            with open(f"{folder}/filler{number}", "wb", buffering=0) as file:
                total += file.write(block)
            number += 1
    except OSError as error:
        return total, errno.errorcode[error.errno or 0]
    finally:
        for filler in range(number + 1):
            try:
                os.unlink(f"{folder}/filler{filler}")
            except OSError:
                pass


def processes(most: int) -> int:
    """How many processes could be alive at once."""
    children: list[subprocess.Popen[bytes]] = []
    try:
        while len(children) < most:
            children.append(subprocess.Popen(["/bin/sleep", "30"]))
    except OSError:
        pass
    for child in children:
        child.kill()
        child.wait()
    return len(children)


def threads(most: int) -> int:
    """How many threads could be alive at once."""
    done = threading.Event()
    started = 0
    try:
        while started < most:
            threading.Thread(target=done.wait, daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    done.set()
    return started


def many_files() -> None:
    """Make empty files until the kernel says no."""
    os.mkdir("/tmp/many")
    number = 0
    while True:
        os.close(os.open(f"/tmp/many/{number}", os.O_CREAT | os.O_WRONLY))
        number += 1


def use_memory() -> None:
    kept = []
    while True:
        kept.append(b"x" * (8 << 20))


def use_memory_in_children() -> None:
    """Each child stays far below the limit; together they don't."""
    for _ in range(8):
        if os.fork() == 0:
            kept = b"x" * (96 << 20)
            time.sleep(20)
            os._exit(len(kept) and 0)
    time.sleep(20)


def print_much() -> None:
    while True:
        print("x" * 1000)


def sleep() -> None:
    time.sleep(60)


def spin() -> None:
    while True:
        pass
