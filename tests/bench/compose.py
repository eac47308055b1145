"""The same press to verdict through nginx, gunicorn, uvicorn, PostgreSQL and Redis, as docker-compose starts them."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from tests.bench.report import machine, write_section
from tests.bench.verdict import TARGET_MS, Measured, measure, phases
from tests.journeys.composed import Composed, composed

COUNT = 30
REFILLED_S = 1.0  # asking inside the container takes as long as the pool needs to fill again
NEWEST = "SELECT row_to_json(s) FROM grader_submission s ORDER BY id DESC LIMIT 1"


def main(count: int) -> None:
    with composed() as site:
        moments, _ = measure(_of(site), count)
    write_section("compose", TEXT.format(count=count, machine=machine(), phases=phases(moments), **TARGET_MS))


def _of(site: Composed) -> Measured:
    site.manage("demo", "--people-only")
    link = site.address + site.manage("sign_in_link", "ada").split()[-1]

    def newest() -> Mapping[str, Any]:
        said = site.compose("exec", "-T", "database", "psql", "-U", "hub", "-At", "-c", NEWEST, "hub")
        row: dict[str, Any] = json.loads(said)
        return {name: _naive_utc(value) for name, value in row.items()}

    def is_warm() -> bool:
        time.sleep(REFILLED_S)
        return True

    return Measured(site, link, newest, is_warm)


def _naive_utc(value: Any) -> Any:
    """PostgreSQL writes the offset, SQLite doesn't: "...+00:00" -> "..."."""
    return value.removesuffix("+00:00") if isinstance(value, str) else value


TEXT = """## The same under docker-compose

{count} submissions through nginx, gunicorn, uvicorn, PostgreSQL, Redis and the sandbox service, all on one machine
({machine}). To reach: p50 {p50} ms, p95 {p95} ms.

{phases}"""
