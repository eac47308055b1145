"""The site for many people, as docker-compose starts it: one learner's way to a verdict, and who may reach what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.composed import Composed, composed
from tests.journeys.conftest import Visits
from tests.journeys.stack import ROOT
from tests.journeys.workbench import ENDLESS, RIGHT, TRANSPOSED, Workbench

pytestmark = [
    pytest.mark.slow,
    pytest.mark.docker,
    pytest.mark.browser,
    pytest.mark.xdist_group("journeys"),
]

SERVICES = {"proxy", "prepare", "web", "stream", "worker", "scheduler", "sandbox", "database", "redis"}
WATCHED = SERVICES - {"prepare", "scheduler"}  # these have a health check; the scheduler's life is its process


@pytest.fixture(scope="module")
def site() -> Iterator[Composed]:
    with composed() as site:
        yield site


@pytest.fixture
def bench(site: Composed, visits: Visits) -> Workbench:
    site.manage("demo", "--people-only")
    page = visits.window()
    page.goto(site.address + site.manage("sign_in_link", "ada").split()[-1])
    return Workbench(page, site).open()


def test_a_learner_reaches_true_verdicts(site: Composed, bench: Workbench) -> None:
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


def test_everything_is_there_and_well(site: Composed) -> None:
    containers = site.containers()
    assert set(containers) == SERVICES
    assert containers["prepare"]["State"]["ExitCode"] == 0
    health = {name: containers[name]["State"]["Health"]["Status"] for name in WATCHED}
    assert set(health.values()) == {"healthy"}, health


def test_nothing_is_published_but_the_site(site: Composed) -> None:
    published = {
        name: [port for ports in (fact["HostConfig"]["PortBindings"] or {}).values() for port in ports]
        for name, fact in site.containers().items()
    }
    assert {name for name, ports in published.items() if ports} == {"proxy"}
    assert published["proxy"] == [{"HostIp": "127.0.0.1", "HostPort": str(site.port)}]


def test_one_holds_the_engine_and_nobody_holds_a_secret_in_the_open(site: Composed) -> None:
    containers = site.containers()
    holders = {name for name, fact in containers.items() if any("docker.sock" in bind for bind in _binds(fact))}
    assert holders == {"sandbox"}
    secrets = [path.read_text() for path in (ROOT / "secrets").iterdir()]
    for name, fact in containers.items():
        assert not any(secret in json.dumps(fact["Config"]) for secret in secrets), name
    assert containers["sandbox"]["HostConfig"]["NetworkMode"] == "none"


def test_ours_run_without_rights(site: Composed) -> None:
    for name in SERVICES - {"proxy", "database", "redis"}:
        fact = site.containers()[name]["HostConfig"]
        assert fact["CapDrop"] == ["ALL"] and fact["ReadonlyRootfs"], name
        assert "no-new-privileges:true" in fact["SecurityOpt"], name


def test_the_door_shows_no_figures_of_the_inside(site: Composed, visits: Visits) -> None:
    answer = visits.window().request.get(f"{site.address}/metrics")
    assert answer.status == 404


def test_the_file_suits_the_old_tool_and_the_plugin() -> None:
    """1.29 refuses a top-level `name`, the plugin warns about a `version`."""
    text = (ROOT / "docker-compose.yml").read_text()
    assert not re.search(r"^(version|name):", text, re.MULTILINE)


def _binds(fact: dict[str, Any]) -> list[str]:
    return [f"{mount.get('Source')}:{mount.get('Destination')}" for mount in fact["Mounts"]]
