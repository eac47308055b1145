"""The demo cohort behind a running site: `manage.py demo` as a child of low priority, once the sandboxes are there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from hub.running.children import Child, Program, how

Say = Callable[[str], None]


class Demonstration:
    """Started once and watched; not started again when it ends: the next start of the site goes on."""

    def __init__(self, say: Say, logs: Path) -> None:
        self._say, self._log = say, logs / "demo-cohort.log"
        self._child: Child | None = None

    def start(self) -> None:
        if self._child is None:
            command = [sys.executable, "manage.py", "demo"]
            program = Program("demo cohort", command, self._log, dict(os.environ), settings.BASE_DIR, nice=15)
            self._child = Child(program)
            self._child.start()

    def watch(self) -> None:
        """Called every moment; says how it ended where it ended badly."""
        if self._child is None or self._child.process is None:
            return
        code = self._child.process.poll()
        if code is not None:
            self._child.process = None
            if code:
                self._say(f"The demo cohort could not be completed ({how(code)}); see {self._log}.")

    def stop(self) -> None:
        if self._child is not None:
            self._child.stop()
