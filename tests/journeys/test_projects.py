"""A project in a browser: stage by stage, the figure beside its bar, and what was passed remembered where one reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import ROOT, Stack
from tests.journeys.test_accessible import PHONE, expect_accessible

PROJECT = "read-an-unknown-alphabet"
DEVICES = [
    pytest.param({"color_scheme": "light"}, id="desktop"),
    pytest.param({**PHONE, "color_scheme": "dark"}, id="phone"),
]


def answer(name: str) -> str:
    (found,) = Path(ROOT, "courses", "curriculum").glob(f"*/*/exercises/{PROJECT}/{name}.py")
    return found.read_text()


@pytest.mark.parametrize("device", DEVICES)
def test_a_missed_bar_leaves_one_stage_open_and_is_seen_from_the_topic(
    stack: Stack, visits: Visits, device: dict[str, Any]
) -> None:
    bench = visits.learner(stack, **device)
    page = bench.page
    page.goto(f"{stack.address}/exercises/{PROJECT}/")
    expect(page.locator("#panel-prompt .stages")).to_contain_text("0 of 5 stages passed")
    bench.submit(answer("wrong/one_drawing_a_sign"))
    results = bench.expect_verdict("partly")
    expect(results.locator(".stages-head")).to_contain_text("4 of 5 stages passed")
    expect(results.locator(".measurement")).to_contain_text("The bar: at least 85 %, not met")
    expect_accessible(page)
    bench.show("prompt")
    expect(page.locator("#panel-prompt .stages")).to_contain_text("4 of 5 stages passed")
    bench.show("attempts")
    expect(page.locator(".best-measured .measurement")).to_contain_text("Drawings read correctly")
    expect_accessible(page)
    page.goto(f"{stack.address}/topics/1.1/")
    expect(page.locator(".exercise-list li").filter(has_text="Read an alphabet")).to_contain_text("4 of 5 stages")
    expect_accessible(page)
