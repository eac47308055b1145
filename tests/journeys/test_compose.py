"""The site for many people, as docker-compose starts it: one learner's way to a verdict, and who may reach what.

On a machine without a registry nginx, PostgreSQL and Redis are the stand-ins that `make stand-ins` builds.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import needs
from tests.journeys.conftest import Visits
from tests.journeys.stack import ROOT
from tests.journeys.workbench import ENDLESS, RIGHT, TRANSPOSED, Workbench

pytestmark = [
    pytest.mark.slow,
    pytest.mark.docker,
    pytest.mark.browser,
    pytest.mark.xdist_group("journeys"),
]

START_S, END_S = 180, 120
SERVICES = {"proxy", "prepare", "web", "stream", "worker", "scheduler", "sandbox", "database", "redis"}
WATCHED = SERVICES - {"prepare", "scheduler"}  # these have a health check; the scheduler's life is its process


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
        ids = _docker("ps", "-aq", "--filter", f"label=com.docker.compose.project={self.project}").split()
        facts = json.loads(_docker("inspect", *ids)) if ids else []
        return {fact["Config"]["Labels"]["com.docker.compose.service"]: fact for fact in facts}

    def end(self) -> None:
        self.compose("down", "--volumes", "--timeout", "20", seconds=END_S)

    def _environment(self) -> dict[str, str]:
        stand_ins = {f"HUB_{name.upper()}_IMAGE": f"hub-{name}" for name in ("nginx", "postgres", "redis")}
        return {**stand_ins, **os.environ, "HUB_PORT": str(self.port), "PATH": f"/usr/bin:{os.environ['PATH']}"}


@pytest.fixture(scope="module")
def composed() -> Iterator[Composed]:
    needs.compose()
    needs.docker()
    needs.image("hub-site", "make site-image")
    for name in ("nginx", "postgres", "redis"):
        needs.image(os.environ.get(f"HUB_{name.upper()}_IMAGE", f"hub-{name}"), "make stand-ins")
    subprocess.run([ROOT / "docker" / "make-secrets"], check=True, capture_output=True)
    site = Composed(f"hubtest{uuid.uuid4().hex[:8]}", _free_port())
    try:
        site.compose("up", "-d", seconds=START_S)
        yield site
    finally:
        site.end()


@pytest.fixture
def bench(composed: Composed, visits: Visits) -> Workbench:
    composed.manage("demo")
    page = visits.window()
    page.goto(composed.address + composed.manage("sign_in_link", "ada").split()[-1])
    return Workbench(page, composed).open()


def test_a_learner_reaches_true_verdicts(composed: Composed, bench: Workbench) -> None:
    bench.submit(TRANSPOSED)
    expect(bench.expect_verdict("failed").locator(".diagnosis").first).to_contain_text("transpose")
    bench.submit(RIGHT)
    bench.expect_verdict("passed")
    bench.submit(ENDLESS)
    bench.expect_running()
    bench.press("Stop")
    bench.expect_verdict("stopped")


def test_output_arrives_while_the_code_runs(bench: Workbench) -> None:
    bench.write(f"import time\nprint('the first line')\ntime.sleep(4)\nprint('the last line')\n{RIGHT}")
    bench.press("Run")
    live = bench.page.locator("[data-live-output]")
    expect(live).to_contain_text("the first line")
    expect(live).not_to_contain_text("the last line", timeout=1)
    bench.expect_verdict("finished")


def test_everything_is_there_and_well(composed: Composed) -> None:
    containers = composed.containers()
    assert set(containers) == SERVICES
    assert containers["prepare"]["State"]["ExitCode"] == 0
    health = {name: containers[name]["State"]["Health"]["Status"] for name in WATCHED}
    assert set(health.values()) == {"healthy"}, health


def test_nothing_is_published_but_the_site(composed: Composed) -> None:
    published = {
        name: [port for ports in (fact["HostConfig"]["PortBindings"] or {}).values() for port in ports]
        for name, fact in composed.containers().items()
    }
    assert {name for name, ports in published.items() if ports} == {"proxy"}
    assert published["proxy"] == [{"HostIp": "127.0.0.1", "HostPort": str(composed.port)}]


def test_one_holds_the_engine_and_nobody_holds_a_secret_in_the_open(composed: Composed) -> None:
    containers = composed.containers()
    holders = {name for name, fact in containers.items() if any("docker.sock" in bind for bind in _binds(fact))}
    assert holders == {"sandbox"}
    secrets = [path.read_text() for path in (ROOT / "secrets").iterdir()]
    for name, fact in containers.items():
        assert not any(secret in json.dumps(fact["Config"]) for secret in secrets), name
    assert containers["sandbox"]["HostConfig"]["NetworkMode"] == "none"


def test_ours_run_without_rights(composed: Composed) -> None:
    for name in SERVICES - {"proxy", "database", "redis"}:
        fact = composed.containers()[name]["HostConfig"]
        assert fact["CapDrop"] == ["ALL"] and fact["ReadonlyRootfs"], name
        assert "no-new-privileges:true" in fact["SecurityOpt"], name


def test_the_door_shows_no_figures_of_the_inside(composed: Composed, visits: Visits) -> None:
    answer = visits.window().request.get(f"{composed.address}/metrics")
    assert answer.status == 404


def test_the_file_suits_the_old_tool_and_the_plugin() -> None:
    """1.29 refuses a top-level `name`, the plugin warns about a `version`."""
    text = (ROOT / "docker-compose.yml").read_text()
    assert not re.search(r"^(version|name):", text, re.MULTILINE)


def _binds(fact: dict[str, Any]) -> list[str]:
    return [f"{mount.get('Source')}:{mount.get('Destination')}" for mount in fact["Mounts"]]


def _docker(*arguments: str) -> str:
    docker = "/usr/bin/docker" if Path("/usr/bin/docker").exists() else shutil.which("docker") or "docker"
    return subprocess.run([docker, *arguments], check=True, capture_output=True, text=True, timeout=60).stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
