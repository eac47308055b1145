"""The house itself: folders that must stay plain, rooms whose arrows must point one way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {
    "platform", "courses", "grader", "sandbox", "docker", "frontend", "manage.py", "docker-compose.yml", "tests",
    "README.md", "pyproject.toml", "Makefile", "docs", "CHANGELOG.md", "LICENSE",
}  # fmt: skip


@pytest.mark.parametrize("folder", ["platform", "docker"])
def test_folders_named_like_packages_are_never_packages(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()


def test_platform_and_docker_are_still_the_library_and_the_sdk() -> None:
    code = "import platform, docker.errors; platform.python_version(); docker.DockerClient"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_top_level_holds_only_what_was_agreed() -> None:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listing.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL
