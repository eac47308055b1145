"""Sandboxes as hardened Docker containers: made, attached to and started by the SDK, then spoken to by a raw stream.

The engine is asked for nothing between OPEN and OPENED: counters come from the container's control group where this
host shows it, and from the engine's `oom` events everywhere. A container whose caller is gone sees the end of its
input and exits; whatever is left all the same is found by its labels.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import docker
import docker.errors  # with the SDK missing, `import docker` finds our folder of Dockerfiles: this line then fails
import requests
from docker.types import DeviceRequest, Ulimit

from sandbox.engines.base import FIRST_UID, SUPERVISOR, Engine, Facts, Owner, Sandbox
from sandbox.engines.cgroups import SHARES, WARMING_SHARES, docker_group, docker_groups_are_ours
from sandbox.inside.disk import MOST_FILES
from sandbox.job import Gpu, Image, Preload, Profile, SandboxUnavailable

SECCOMP = Path(__file__).parents[2] / "docker" / "seccomp.json"
LABEL = "learning-hub.sandbox"
TIMEOUT_S = 20
SILENCE_S = 3600  # without one event; then the connection is made anew
LONG_AGO_S = 2 * 3600
LIFETIME_S = 6 * 3600  # the pool replaces idle containers and ends sessions long before
FAILURES = (docker.errors.DockerException, requests.RequestException, OSError)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DockerSettings:
    prefix: str = "hub-sandbox-"
    tag: str = "latest"
    runtime: str | None = None  # e.g. "runsc"; None: the engine's default
    gpus: bool = True  # whether profiles may ask for the host's GPUs


@dataclass(slots=True)
class Kills:
    """How many `oom` events each live container had, filled in by the thread that follows the engine's events."""

    counts: dict[str, int] = field(default_factory=dict)

    def note(self, event: dict[str, Any]) -> None:
        if event.get("id") in self.counts:
            self.counts[event["id"]] += 1


class DockerSandbox(Sandbox):
    engine = "docker"
    multiplexed = True

    def __init__(
        self,
        client: docker.DockerClient,
        container: str,
        stream: socket.socket,
        profile: Profile,
        digest: str,
        kills: Kills,
        release: Callable[[], None] = lambda: None,
    ) -> None:
        self.id = f"docker-{container[:12]}"
        self.profile, self.image_digest, self.stream = profile, digest, stream
        self._client, self._container, self._kills, self._release = client, container, kills, release
        self._group = docker_group(container)

    def lift(self) -> None:
        if self._group:
            with contextlib.suppress(OSError):  # seen but not ours to write, or gone: no reason to end a session
                self._group.share(SHARES)

    def facts(self) -> Facts:
        seen = self._group.facts() if self._group else Facts()
        told = self._kills.counts.get(self._container, 0)
        return replace(seen, memory_kills=max(seen.memory_kills, told))

    def why_unknown(self) -> str | None:
        try:
            state = self._client.api.inspect_container(self._container)["State"]
        except FAILURES as error:
            return f"the Docker engine can't be reached: {error}"
        return "its stream broke while it was still running" if state["Running"] else None

    def remove(self) -> None:
        self._release()  # before anything can fail: what the engine doesn't remove now is for the sweep
        self.stream.close()
        self._kills.counts.pop(self._container, None)
        try:
            self._client.api.remove_container(self._container, force=True, v=True)
        except docker.errors.NotFound:
            pass
        except docker.errors.APIError as error:
            if "already in progress" not in str(error):
                raise


class DockerEngine(Engine):
    name = "docker"

    def __init__(self, settings: DockerSettings, client: docker.DockerClient | None = None) -> None:
        self._settings = settings
        self._given = client
        self._made: docker.DockerClient | None = None
        self._kills = Kills()
        self._held: set[str] = set()  # names of the containers that somebody here answers for
        self._closing = threading.Event()
        self._following = False
        self._nvidia = False
        self._fingerprint = ""

    def available(self) -> str | None:
        try:
            system = self._client.info()
        except FAILURES as error:
            return f"No Docker engine answers ({_short(error)}): start it, or set DOCKER_HOST."
        self._nvidia = "nvidia" in system.get("Runtimes", {})
        runtime = self._settings.runtime
        if runtime and runtime not in system.get("Runtimes", {}):
            return f"The Docker engine has no runtime named {runtime}: install it, or unset HUB_SANDBOX_RUNTIME."
        self._fingerprint = f"{system['ServerVersion']} {system['CgroupVersion']} {system['SecurityOptions']} {runtime}"
        if not self._following:
            self._following = True
            threading.Thread(target=self._follow, name="docker-events", daemon=True).start()
        return None

    def digest(self, image: Image) -> str | None:
        try:
            return str(self._client.api.inspect_image(self._tag(image))["Id"])  # type: ignore[no-untyped-call]
        except FAILURES:
            return None

    def missing(self, image: Image) -> str:
        return f"Build it: make images (the image {self._tag(image)})."

    def fingerprint(self) -> str:
        return f"{self._fingerprint} {hashlib.sha256(SECCOMP.read_bytes()).hexdigest()[:16]}"

    def start(self, profile: Profile, slot: int, owner: Owner) -> Sandbox:
        name = f"hub-sandbox-{secrets.token_hex(6)}"
        self._held.add(name)
        try:
            return self._start(name, profile, slot, owner)
        except BaseException:
            self._held.discard(name)
            raise

    def _start(self, name: str, profile: Profile, slot: int, owner: Owner) -> Sandbox:
        tag = self._tag(profile.image)
        try:
            digest = self._client.api.inspect_image(tag)["Id"]  # type: ignore[no-untyped-call]
            container = self._client.containers.create(tag, name=name, **self._options(profile, slot, owner))
        except docker.errors.ImageNotFound as error:
            raise SandboxUnavailable(f"The Docker image {tag} isn't there.", self.missing(profile.image)) from error
        except FAILURES as error:
            raise SandboxUnavailable(
                f"Docker can't make a sandbox: {_short(error)}", "See the engine's log."
            ) from error
        identity = str(container.id)
        self._kills.counts[identity] = 0
        try:
            stream = self._attach(identity)
            container.start()
        except FAILURES as error:
            with contextlib.suppress(*FAILURES):
                self._client.api.remove_container(identity, force=True, v=True)
            raise SandboxUnavailable(
                f"Docker can't start a sandbox: {_short(error)}", "See the engine's log."
            ) from error
        release = partial(self._held.discard, name)
        return DockerSandbox(self._client, identity, stream, profile, digest, self._kills, release)

    def sweep(self, owner: Owner) -> int:
        found = self._client.api.containers(all=True, filters={"label": LABEL})
        removed = 0
        for container in found:
            if _is_left_over(container, owner, self._held):
                with contextlib.suppress(docker.errors.APIError):  # somebody else removes it at this moment
                    self._client.api.remove_container(container["Id"], force=True, v=True)
                    removed += 1
        return removed

    def close(self) -> None:
        self._closing.set()

    @property
    def _client(self) -> docker.DockerClient:
        if self._given is not None:
            return self._given
        if self._made is None:
            self._made = docker.DockerClient.from_env(timeout=TIMEOUT_S, max_pool_size=8)
        return self._made

    def _tag(self, image: Image) -> str:
        return f"{self._settings.prefix}{image}:{self._settings.tag}"

    def _attach(self, container: str) -> socket.socket:
        """The raw connection, before the start, so that nothing is missed; the SDK's wrapper is let go."""
        wrapper = self._client.api.attach_socket(
            container, params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1, "logs": 0}
        )
        raw = getattr(wrapper, "_sock", wrapper)
        stream = socket.socket(fileno=os.dup(raw.fileno()))
        stream.settimeout(None)
        wrapper.close()
        return stream

    def _options(self, profile: Profile, slot: int, owner: Owner) -> dict[str, Any]:
        """What the engine is asked for; every line is a wall."""
        size, uid = profile.size, FIRST_UID + slot
        tmpfs = f"size={size.scratch_bytes},nr_inodes={MOST_FILES},mode=1777,nosuid,nodev,noexec"
        preload = profile.preload if profile.image is not Image.PYTHON else Preload.NONE
        return {
            "command": ["python3", "-I", "-u", SUPERVISOR, "--preload", str(preload)],
            "entrypoint": [],
            "labels": {
                LABEL: owner.service,
                f"{LABEL}.instance": owner.instance,
                f"{LABEL}.deadline": str(int(time.time() + LIFETIME_S)),
                f"{LABEL}.profile": str(profile),
            },
            "hostname": "sandbox",
            "working_dir": "/tmp",  # noqa: S108
            "environment": {"HOME": "/tmp", "USER": "learner", "LOGNAME": "learner"},  # noqa: S108
            "user": f"{uid}:{uid}",
            "network_mode": "none",
            "ipc_mode": "none",  # private, and without the engine's /dev/shm, whose inodes can't be limited
            "read_only": True,
            "tmpfs": {"/tmp": tmpfs, "/dev/shm": tmpfs},  # noqa: S108
            "cap_drop": ["ALL"],
            "security_opt": ["no-new-privileges:true", f"seccomp={_seccomp()}"],
            "pids_limit": size.processes,
            "mem_limit": size.memory_bytes,
            "memswap_limit": size.memory_bytes,
            "nano_cpus": int(size.cpus * 1e9),
            "cpu_shares": WARMING_SHARES if docker_groups_are_ours() else SHARES,
            "oom_score_adj": 500,
            "ulimits": [
                Ulimit(name="core", soft=0, hard=0),
                Ulimit(name="nofile", soft=1024, hard=1024),
                Ulimit(name="fsize", soft=size.scratch_bytes // 2, hard=size.scratch_bytes // 2),
            ],
            "stop_signal": "SIGKILL",  # an engine that is shut down need not wait for us: all it would hear is silence
            "stdin_open": True,  # and once: not detached, so the SDK has the input end with our connection
            "init": False,
            "log_config": docker.types.LogConfig(type="none"),
            "device_requests": list(self._devices(profile)),
            **({"runtime": self._settings.runtime} if self._settings.runtime else {}),
        }

    def _devices(self, profile: Profile) -> Iterator[DeviceRequest]:
        offered = self._settings.gpus and self._nvidia
        if profile.gpu is Gpu.REQUIRED and not self._settings.gpus:
            raise SandboxUnavailable("This profile needs a GPU.", "Set HUB_SANDBOX_GPUS=1 on a host that has one.")
        if profile.gpu is Gpu.REQUIRED or (profile.gpu is Gpu.OPTIONAL and offered):
            yield DeviceRequest(driver="nvidia", count=1, capabilities=[["gpu"]])

    def _follow(self) -> None:
        """Count `oom` events until the service ends; connect again whenever the engine comes back."""
        while not self._closing.is_set():
            try:
                client = docker.DockerClient.from_env(timeout=SILENCE_S)
                for event in client.api.events(filters={"event": "oom", "label": LABEL}, decode=True):
                    self._kills.note(event)
            except FAILURES as error:
                log.warning("the engine's events are lost, trying again: %s", _short(error))
            self._closing.wait(2)


def _seccomp() -> str:
    return json.dumps(json.loads(SECCOMP.read_text()), separators=(",", ":"))


def _is_left_over(container: dict[str, Any], owner: Owner, held: Collection[str]) -> bool:
    """Another instance of our service is dead: we hold its lock. Of our own, what nobody holds any more: the engine was
    away when it was to be removed, or started. Of other services only what ended long ago, or should.

    A container ends by itself when its service dies; a living service removes it within seconds.
    """
    labels = container["Labels"]
    if labels.get(LABEL) == owner.service:
        ours = labels.get(f"{LABEL}.instance") == owner.instance
        return not (ours and any(name.lstrip("/") in held for name in container["Names"]))
    now = time.time()
    ended_long_ago = container["State"] == "exited" and bool(container["Created"] < now - LONG_AGO_S)
    return ended_long_ago or float(labels.get(f"{LABEL}.deadline", 0)) < now


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:300] if str(error) else type(error).__name__
