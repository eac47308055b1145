"""What each engine is asked for, line by line: a stand-in takes the engine's place and keeps what it was told."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

import docker.errors
import pytest

from sandbox.engines import bubblewrap
from sandbox.engines.base import FIRST_UID, Owner
from sandbox.engines.choosing import Engines
from sandbox.engines.docker import DockerEngine, DockerSandbox, DockerSettings, Kills
from sandbox.job import Gpu, Image, Preload, Profile, SandboxUnavailable, Size

OWNER = Owner("service", "instance")


class Stop(docker.errors.APIError):
    """Ends a start once it was asked for."""

    def __init__(self) -> None:
        super().__init__("that is all the stand-in does")


class StandIn:
    """The engine's client, at the edge we don't own: has one image, notes what is asked, makes nothing."""

    def __init__(self, runtimes: tuple[str, ...] = ("runc",)) -> None:
        self.asked: dict[str, Any] = {}
        self.runtimes = runtimes
        self.api = self.containers = self
        self.removed: list[str] = []
        self.present: list[dict[str, Any]] = []

    def info(self) -> dict[str, Any]:
        return {
            "Runtimes": {runtime: {"path": runtime} for runtime in self.runtimes},
            "ServerVersion": "1",
            "CgroupVersion": "2",
            "SecurityOptions": ["name=seccomp"],
        }

    def inspect_image(self, tag: str) -> dict[str, str]:
        if "missing" in tag:
            raise docker.errors.ImageNotFound(tag)
        return {"Id": "sha256:1"}

    def create(self, tag: str, **options: Any) -> Any:
        self.asked = {"image": tag, **options}
        raise Stop

    def __call__(self, **_filters: Any) -> list[dict[str, Any]]:
        return self.present

    def remove_container(self, identity: str, **_how: Any) -> None:
        self.removed.append(identity)


def asked(profile: Profile, *, runtimes: tuple[str, ...] = ("runc",), **settings: Any) -> dict[str, Any]:
    client = StandIn(runtimes)
    engine = DockerEngine(DockerSettings(**settings), client)  # type: ignore[arg-type]
    engine._following = True  # no events to follow from a stand-in
    assert engine.available() is None
    with pytest.raises(SandboxUnavailable):
        engine.start(profile, 7, OWNER)
    return client.asked


def test_every_wall_is_asked_for() -> None:
    options = asked(Profile(Image.SCIENCE, Preload.NUMPY, Size.M))
    assert options["image"] == "hub-sandbox-science:latest"
    assert options["network_mode"] == "none" and options["read_only"] is True and options["ipc_mode"] == "none"
    assert options["cap_drop"] == ["ALL"] and "cap_add" not in options and "privileged" not in options
    assert options["user"] == f"{FIRST_UID + 7}:{FIRST_UID + 7}"
    assert options["mem_limit"] == options["memswap_limit"] == 1536 * 2**20
    assert options["pids_limit"] == 96 and options["nano_cpus"] == 10**9
    assert options["log_config"].type == "none" and options["init"] is False
    assert "volumes" not in options and "mounts" not in options
    for folder in ("/tmp", "/dev/shm"):
        assert {"size=134217728", "nr_inodes=8192", "nosuid", "nodev"} <= set(options["tmpfs"][folder].split(","))
    limits = {limit.name: limit.hard for limit in options["ulimits"]}
    assert limits == {"core": 0, "nofile": 1024, "fsize": 64 * 2**20}
    assert options["labels"]["learning-hub.sandbox"] == "service"
    assert options["command"][-2:] == ["--preload", "numpy"]


def test_the_seccomp_profile_is_ours_and_no_new_privileges_are_given() -> None:
    privileges, seccomp = asked(Profile())["security_opt"]
    assert privileges == "no-new-privileges:true"
    ours = json.loads((Path(__file__).parents[2] / "docker/seccomp.json").read_text())
    assert json.loads(seccomp.removeprefix("seccomp=")) == ours


@pytest.mark.parametrize(
    ("gpu", "runtimes", "settings", "wanted"),
    [
        (Gpu.NONE, ("runc", "nvidia"), {}, 0),
        (Gpu.OPTIONAL, ("runc", "nvidia"), {}, 1),
        (Gpu.OPTIONAL, ("runc",), {}, 0),
        (Gpu.OPTIONAL, ("runc", "nvidia"), {"gpus": False}, 0),
        (Gpu.REQUIRED, ("runc",), {}, 1),
    ],
)
def test_a_gpu_is_asked_for_where_the_profile_says_so(
    gpu: Gpu, runtimes: tuple[str, ...], settings: dict[str, Any], wanted: int
) -> None:
    requests = asked(Profile(Image.TORCH_CUDA, Preload.TORCH, gpu=gpu), runtimes=runtimes, **settings)[
        "device_requests"
    ]
    assert len(requests) == wanted
    assert all(request["Driver"] == "nvidia" and request["Capabilities"] == [["gpu"]] for request in requests)


def test_a_stronger_runtime_is_asked_for_by_setting() -> None:
    assert asked(Profile(), runtimes=("runc", "runsc"), runtime="runsc")["runtime"] == "runsc"
    engine = DockerEngine(DockerSettings(runtime="runsc"), StandIn())  # type: ignore[arg-type]
    assert "runsc" in (engine.available() or "")


def test_a_missing_image_names_the_command_that_builds_it() -> None:
    engine = DockerEngine(DockerSettings(prefix="missing-"), StandIn())  # type: ignore[arg-type]
    with pytest.raises(SandboxUnavailable) as refused:
        engine.start(Profile(), 0, OWNER)
    assert "make images" in refused.value.remedy


def test_the_sweep_takes_the_dead_and_the_overdue_and_leaves_the_living() -> None:
    label = "learning-hub.sandbox"
    client = StandIn()
    later, now = "99999999999", time.time()
    client.present = [
        {"Id": "mine", "Labels": {label: "service", f"{label}.instance": "instance", f"{label}.deadline": later}},
        {"Id": "dead", "Labels": {label: "service", f"{label}.instance": "earlier", f"{label}.deadline": later}},
        {"Id": "others", "Labels": {label: "another", f"{label}.instance": "x", f"{label}.deadline": later}},
        {"Id": "ended", "Labels": {label: "another", f"{label}.instance": "x", f"{label}.deadline": later}},
        {"Id": "overdue", "Labels": {label: "another", f"{label}.instance": "x", f"{label}.deadline": "1"}},
    ]
    for container in client.present:
        container |= {"State": "running", "Created": now, "Names": [f"/hub-sandbox-{container['Id']}"]}
    client.present[3] |= {"State": "exited", "Created": now - 86_400}
    engine = DockerEngine(DockerSettings(), client)  # type: ignore[arg-type]
    engine._held.add("hub-sandbox-mine")
    assert engine.sweep(OWNER) == 3
    assert client.removed == ["dead", "ended", "overdue"]


def test_bubblewrap_without_user_namespaces_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    refusing = tmp_path / "bwrap"
    refusing.write_text("#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n")
    refusing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    reason = bubblewrap.probe()
    assert reason is not None
    assert "Permission denied" in reason and "Docker" in reason


def test_no_engine_at_all_gives_every_reason() -> None:
    engines = Engines([DockerEngine(DockerSettings(prefix="missing-"), StandIn())])  # type: ignore[arg-type]
    engines.states[0].engine._following = True  # type: ignore[attr-defined]
    engines.refresh()
    with pytest.raises(SandboxUnavailable) as refused:
        engines.choose(Profile())
    assert "docker: Build it: make images" in refused.value.remedy


def test_an_engine_out_of_reach_is_told_apart_from_a_sandbox_that_ended() -> None:
    class Unreachable(StandIn):
        def inspect_container(self, identity: str) -> dict[str, Any]:
            raise docker.errors.DockerException("connection refused")

    class Ended(StandIn):
        def inspect_container(self, identity: str) -> dict[str, Any]:
            return {"State": {"Running": False}}

    def why(client: StandIn) -> str | None:
        ours, _theirs = socket.socketpair()
        with ours, _theirs:
            sandbox = DockerSandbox(client, "no-such-container", ours, Profile(), "sha256:1", Kills())  # type: ignore[arg-type]
            return sandbox.why_unknown()

    assert "connection refused" in (why(Unreachable()) or "")
    assert why(Ended()) is None


def test_memory_events_of_the_engine_count_where_no_control_group_can_be_seen() -> None:
    kills = Kills({"mine": 0})
    ours, theirs = socket.socketpair()
    with ours, theirs:
        sandbox = DockerSandbox(StandIn(), "mine", ours, Profile(), "sha256:1", kills)  # type: ignore[arg-type]
        assert sandbox.facts().memory_kills == 0
        for identity in ("mine", "another"):
            kills.note({"id": identity, "Action": "oom"})
        assert sandbox.facts().memory_kills == 1
