"""What a test needs from the machine. Missing on a user's machine: the test skips and says so. In CI: it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest


def _missing(what: str) -> NoReturn:
    if os.environ.get("HUB_TESTS_REQUIRE_ALL") == "1":
        pytest.fail(f"{what}, and HUB_TESTS_REQUIRE_ALL=1 says that nothing may be missing")
    pytest.skip(what)


@cache
def _docker_images() -> frozenset[str] | None:
    docker = "/usr/bin/docker" if Path("/usr/bin/docker").exists() else shutil.which("docker")
    if docker is None:
        return None
    listing = subprocess.run(
        [docker, "image", "ls", "--format", "{{.Repository}}"], capture_output=True, text=True, timeout=30
    )
    return frozenset(listing.stdout.split()) if listing.returncode == 0 else None


def docker(image: str = "python") -> None:
    """A Docker engine that answers and has the sandbox image (python, science or torch)."""
    images = _docker_images()
    if images is None:
        _missing("no Docker engine answers")
    if f"hub-sandbox-{image}" not in images:
        _missing(f"the image hub-sandbox-{image} is not built (make images)")


def image(name: str, how: str) -> None:
    """Another image in the engine; `how` is the command that brings it."""
    if name.split(":")[0] not in (_docker_images() or ()):
        _missing(f"the image {name} is not there ({how})")


def compose() -> str:
    return shutil.which("docker-compose") or _missing("docker-compose is not installed")


def bubblewrap(environment: str = "") -> Path | None:
    """A bwrap that works here; `environment` names a library folder (science, torch) under HUB_ENVS."""
    from sandbox.engines import bubblewrap as engine

    if reason := engine.probe():
        _missing(f"bubblewrap does not work here: {reason}")
    if not environment:
        return None
    folder = Path(os.environ.get("HUB_ENVS", "var/envs")) / environment
    if not (folder / "bin" / "python").exists():
        _missing(f"no environment for {environment} at {folder} (make {environment})")
    return folder


def libraries(environment: str) -> str:
    """The interpreter of a library folder (science, torch) under HUB_ENVS."""
    python = Path(os.environ.get("HUB_ENVS", "var/envs")) / environment / "bin" / "python"
    return (
        str(python) if python.exists() else _missing(f"no libraries for {environment} at {python} (make {environment})")
    )


def redis() -> str:
    return shutil.which("redis-server") or _missing("redis-server is not installed")


def postgres() -> Path:
    """The folder of PostgreSQL's programs (initdb, postgres)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [
        Path(path) for path in [shutil.which("initdb")] if path
    ]
    return found[-1].parent if found else _missing("PostgreSQL is not installed")


def chromium() -> str:
    return shutil.which("chromium") or shutil.which("chromium-browser") or _missing("Chromium is not installed")


def science_python() -> str:
    """An interpreter with torch, pandas and matplotlib: HUB_SCIENCE_PYTHON, or the torch environment under HUB_ENVS."""
    found = os.environ.get("HUB_SCIENCE_PYTHON") or str(
        Path(os.environ.get("HUB_ENVS", "var/envs")) / "torch" / "bin" / "python"
    )
    return found if Path(found).exists() else _missing("no interpreter with torch and matplotlib (HUB_SCIENCE_PYTHON)")
