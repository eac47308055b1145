"""Proof before traffic: the self-test runs once for each engine, image and boot, and its result decides who is served.

The self-test comes in through a socket of its own, which leads to one engine and asks for no proof. What it found is
kept beside the socket, so that a restart is quick.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import math
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox import selftest
from sandbox.engines.base import Engine
from sandbox.engines.choosing import EngineState
from sandbox.job import SandboxUnavailable

if TYPE_CHECKING:
    from sandbox.service.server import Service

log = logging.getLogger(__name__)
AGAIN_S = 300.0
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Proofs:
    """Which engines were proved, and what was wrong with the others."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._keys: dict[str, str] = {}
        self._failures: dict[str, list[str]] = {}
        self._changed = asyncio.Condition()
        self._proving = asyncio.Lock()
        self._again_at: dict[str, float] = {}  # when an engine that failed is tried again

    @property
    def _record(self) -> Path:
        socket = self._service.settings.socket
        return socket.with_name(socket.name + ".proofs.json")

    def state(self, engine: str) -> str:
        if not self._service.settings.self_test:
            return "switched off"
        if engine not in self._keys:
            return "not run yet"
        return "; ".join(self._failures[engine]) or "every limit binds"

    async def demand(self, engine: Engine) -> None:
        """Wait until the engine was tested; raises SandboxUnavailable when a limit doesn't bind on it."""
        if not self._service.settings.self_test:
            return
        async with self._changed:
            await self._changed.wait_for(lambda: engine.name in self._keys)
        if failures := self._failures[engine.name]:
            raise SandboxUnavailable(
                f"The self-test of {engine.name} failed: {' '.join(failures)}",
                "Run `python -m sandbox selftest` to see everything it tried; choose another engine with --engine.",
            )

    async def prove_all(self) -> None:
        """Test every engine that works, has an image, and is not the one that was tested before."""
        if not self._service.settings.self_test:
            return
        async with self._proving:
            for state in self._service.engines.states:
                if state.problem is None and state.digests and self._is_due(state):
                    await self._prove(state)

    def _is_due(self, state: EngineState) -> bool:
        name = state.engine.name
        return self._keys.get(name) != _key(state) or self._again_at.get(name, math.inf) < time.monotonic()

    async def _prove(self, state: EngineState) -> None:
        name, key = state.engine.name, _key(state)
        passed_before = self._read().get(name) == key
        failures = [] if passed_before else await self._test(state)
        async with self._changed:
            self._keys[name], self._failures[name] = key, failures
            self._changed.notify_all()
        if failures:
            self._again_at[name] = time.monotonic() + AGAIN_S
            log.error("%s is not used: %s", name, " ".join(failures))
            return
        self._again_at.pop(name, None)
        self._record.write_text(json.dumps({**self._read(), name: key}))

    async def _test(self, state: EngineState) -> list[str]:
        name = state.engine.name
        path = self._service.settings.socket.with_name(f"{self._service.settings.socket.name}.test-{name}")
        server = await self._service.listen(path, engine=name)
        try:
            found = await asyncio.to_thread(selftest.run, path, next(iter(state.digests)))
        finally:
            server.close()
            path.unlink(missing_ok=True)
        for result in found:
            log.info("self-test of %s: %s", name, result)
        return [result.problem for result in found if result.problem]

    def _read(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self._record.read_text()))
        except (OSError, ValueError):
            return {}


def _key(state: EngineState) -> str:
    first = next(iter(state.digests.values()))
    test = hashlib.sha256(Path(selftest.__file__).read_bytes()).hexdigest()[:16]
    return f"{BOOT_ID.read_text().strip()} {state.engine.fingerprint()} {first} {test}"
