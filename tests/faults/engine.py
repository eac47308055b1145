"""A Docker engine of a test's own, so that it can be stopped and killed: dockerd without a network, in its own folder.

`with private_engine() as engine:` also points DOCKER_HOST at it, for everything that the test starts meanwhile. It has
the image hub-sandbox-python. Only a root user can start one.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import needs
from tests.journeys.stack import docker, wait_until

START_S = 30.0


class PrivateEngine:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = f"unix://{folder}/sock"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when it answers."""
        folder = self._folder
        places = ["--data-root", f"{folder}/data", "--exec-root", f"{folder}/exec", "--pidfile", f"{folder}/pid"]
        alone = ["--bridge", "none", "--iptables=false", "--ip-masq=false", "--ip-forward=false"]
        (folder / "pid").unlink(missing_ok=True)  # of one that was killed
        with (folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["dockerd", "-H", self.address, *places, *alone], stdout=log, stderr=log, start_new_session=True
            )
        wait_until(self._answers, START_S, "the private engine answers")

    def end(self, number: int = signal.SIGTERM) -> None:
        """SIGTERM: it ends its containers first. SIGKILL: it leaves them, and kills them when it is started again."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(60)
            self._process = None

    def _answers(self) -> bool:
        asked = subprocess.run(["/usr/bin/docker", "version"], capture_output=True, env=self._environment)
        return asked.returncode == 0

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DOCKER_HOST": self.address}

    def load(self, image: str) -> None:
        with subprocess.Popen(["/usr/bin/docker", "save", image], stdout=subprocess.PIPE) as save:
            command = ["/usr/bin/docker", "load", "--quiet"]
            loaded = subprocess.run(command, stdin=save.stdout, env=self._environment, capture_output=True)
        assert (save.returncode, loaded.returncode) == (0, 0), loaded.stderr


@contextmanager
def private_engine() -> Iterator[PrivateEngine]:
    needs.docker()
    needs.own_engine()
    folder = Path(tempfile.mkdtemp(prefix="hub-engine-"))
    engine = PrivateEngine(folder)
    try:
        engine.start()
        engine.load("hub-sandbox-python")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DOCKER_HOST", engine.address)
            yield engine
            left = docker("ps", "-aq").split()
            if left:
                docker("rm", "-f", *left)
    finally:
        engine.end()
        _unmount(folder)
        shutil.rmtree(folder)


def _unmount(folder: Path) -> None:
    """What an engine that was killed left mounted, the innermost first."""
    mounted = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
    for place in reversed([place for place in mounted if place.startswith(f"{folder}/")]):
        subprocess.run(["umount", "--lazy", place], check=True)
