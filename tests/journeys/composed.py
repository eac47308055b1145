"""The site for many people, started by docker-compose under a name of its own.

On a machine without a registry nginx, PostgreSQL and Redis are the stand-ins that `make stand-ins` builds.
"""

from __future__ import annotations

import json
import os
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests import needs
from tests.journeys.stack import ROOT, docker, free_port

START_S, END_S = 180, 120


@dataclass
class Composed:
    """A composition under a name of its own."""

    project: str
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def compose(self, *arguments: str, seconds: float = 60) -> str:
        command = [needs.compose(), "-p", self.project, *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self._environment(), capture_output=True, text=True, timeout=seconds
        )
        assert done.returncode == 0, f"{' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout

    def manage(self, *arguments: str) -> str:
        return self.compose("exec", "-T", "web", "docker/hub", *arguments)

    def containers(self) -> dict[str, dict[str, Any]]:
        """What the engine knows of each service's container, by the service's name."""
        ids = docker("ps", "-aq", "--filter", f"label=com.docker.compose.project={self.project}").split()
        facts = json.loads(docker("inspect", *ids)) if ids else []
        return {fact["Config"]["Labels"]["com.docker.compose.service"]: fact for fact in facts}

    def end(self) -> None:
        self.compose("down", "--volumes", "--timeout", "20", seconds=END_S)

    def _environment(self) -> dict[str, str]:
        stand_ins = {f"HUB_{name.upper()}_IMAGE": f"hub-{name}" for name in ("nginx", "postgres", "redis")}
        return {**stand_ins, **os.environ, "HUB_PORT": str(self.port), "PATH": f"/usr/bin:{os.environ['PATH']}"}


@contextmanager
def composed() -> Iterator[Composed]:
    """Up and well; taken down with its volumes at the end."""
    needs.compose()
    needs.docker()
    needs.image("hub-site", "make site-image")
    for name in ("nginx", "postgres", "redis"):
        needs.image(os.environ.get(f"HUB_{name.upper()}_IMAGE", f"hub-{name}"), "make stand-ins")
    subprocess.run([ROOT / "docker" / "make-secrets"], check=True, capture_output=True)
    site = Composed(f"hubtest{uuid.uuid4().hex[:8]}", free_port())
    try:
        site.compose("up", "-d", seconds=START_S)
        yield site
    finally:
        site.end()
