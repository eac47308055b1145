"""What gets built behind a running site, one after the other at low priority: libraries for bubblewrap, then images.

Each is a target of the Makefile, which knows how and repeats nothing that is done. The sandbox service sees by itself
what has become available. What fails is said once and not tried again until the next start.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from hub.running.children import Child, Program, how

Say = Callable[[str], None]
BUILT = ("python", "science", "torch")  # smallest first


class Builder:
    """Runs the targets that are missing, one at a time; `watch` is called every moment from the main thread."""

    def __init__(self, say: Say, logs: Path) -> None:
        self._say, self._logs = say, logs
        self._targets: Iterator[str] | None = None
        self._target = ""
        self._child: Child | None = None

    def watch(self, status: dict[str, Any] | None) -> None:
        """`status` is the sandbox service's report, None while it doesn't answer."""
        if self._child is not None:
            self._see_to_it(self._child)
        elif self._targets is not None:
            self._next()
        elif status is not None and all(engine["problem"] != "not asked yet" for engine in status["engines"]):
            targets = missing_targets(status)
            if targets and (reason := _cannot_build()):
                self._say(f"Not prepared: {', '.join(targets)} ({reason}).")
                targets = []
            self._targets = iter(targets)

    def stop(self) -> None:
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _next(self) -> None:
        assert self._targets is not None
        target = next(self._targets, None)
        if target is None:
            return
        self._target = target
        self._say(f"Behind the running site: make {target} ({self._logs / 'build.log'} shows how it goes).")
        environment = {**os.environ, "HUB_ENVS": str(settings.ENVS_DIR)}
        environment.pop("MAKEFLAGS", None)
        command = ["make", "--no-print-directory", target]
        log = self._logs / "build.log"
        self._child = Child(Program(target, command, log, environment, settings.BASE_DIR, nice=15))
        self._child.start()

    def _see_to_it(self, child: Child) -> None:
        assert child.process is not None
        code = child.process.poll()
        if code is None:
            return
        self._child = None
        if code == 0:
            self._say(f"make {self._target}: done.")
        else:
            self._say(f"make {self._target} failed ({how(code)}); see {self._logs / 'build.log'}, then try it by hand.")


def missing_targets(status: dict[str, Any]) -> list[str]:
    """Make targets for what no engine of the report has yet, those that help soonest first."""
    engines = {engine["name"]: engine for engine in status["engines"] if engine["problem"] is None}
    anywhere = {image for engine in engines.values() for image in engine["images"]}
    targets = []
    if "bubblewrap" in engines and "science" not in anywhere:
        targets.append("science")
    if "docker" in engines:
        targets += [f"image-{image}" for image in BUILT if image not in engines["docker"]["images"]]
    elif "bubblewrap" in engines and "torch" not in anywhere:
        targets.append("torch")
    return targets


def _cannot_build() -> str | None:
    if not (settings.BASE_DIR / "Makefile").exists():
        return "there is no Makefile here"
    return None if shutil.which("make") else "make is not installed"
