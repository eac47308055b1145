"""A program of the learner's own: the token is made in the browser, then code goes from Python to its verdict."""

from __future__ import annotations

import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack, wait_until
from tests.journeys.test_accessible import PHONE, expect_accessible
from tests.journeys.workbench import RIGHT, TRANSPOSED

VERDICT_S = 60.0
TOKENS = "/accounts/api-tokens/"
EXERCISE = "/api/exercises/matrix-multiplication/"


class Program:
    def __init__(self, stack: Stack, token: str) -> None:
        self._address, self._token = stack.address, token

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        headers = {"Authorization": f"Token {self._token}", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body is not None else None
        with urlopen(Request(self._address + path, data, headers)) as answer:
            return json.load(answer)

    def verdict_on(self, source: str) -> dict[str, Any]:
        """Submit, follow the events to the last, and read the results."""
        taken = self.ask(f"{EXERCISE}submissions/", {"source": source})
        next_url: str | None = taken["events_url"]
        kinds: list[str] = []

        def followed() -> bool:
            nonlocal next_url
            if next_url:
                told = self.ask(next_url)
                kinds.extend(event["kind"] for event in told["events"])
                next_url = told["next"]
            return next_url is None

        wait_until(followed, VERDICT_S, "the events come to their end")
        assert kinds[0] == "phase" and kinds[-1] == "done"
        results: dict[str, Any] = self.ask(taken["url"])
        return results


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without scripts"])
def test_from_a_token_to_a_verdict(scripts: bool, stack: Stack, visits: Visits) -> None:
    page = visits.window(java_script_enabled=scripts)
    name, link = stack.newcomer()
    page.goto(link)
    page.goto(f"{stack.address}/accounts/email/")
    page.get_by_role("link", name="API tokens").click()
    page.get_by_label("What is the new token for?").fill("my program")
    page.get_by_role("button", name="Make a token").click()
    program = Program(stack, page.get_by_label("The token", exact=True).inner_text())
    assert program.ask("/api/me/")["username"] == name
    wrong = program.verdict_on(TRANSPOSED)
    assert wrong["verdict"] == "failed"
    named = [check["diagnosis"]["code"] for task in wrong["tasks"] for check in task["checks"] if check["diagnosis"]]
    assert named, "the tensor doctor speaks to programs too"
    assert program.verdict_on(RIGHT)["verdict"] == "passed"
    course = program.ask("/api/courses/")[0]
    assert program.ask(f"{course['url']}progress/")["figures"][2]["count"] == 1
    page.goto(stack.address + TOKENS)
    expect(page.locator(".token-list li")).to_contain_text("last used")
    page.get_by_role("button", name="Revoke my program").click()
    expect(page.locator(".messages")).to_contain_text("is revoked")
    with pytest.raises(HTTPError) as refused:
        program.ask("/api/me/")
    assert refused.value.code == 401
    refused.value.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_meet_the_rules(stack: Stack, visits: Visits, scheme: str) -> None:
    page = visits.window(color_scheme=scheme, **PHONE)
    page.goto(stack.newcomer()[1])
    page.goto(stack.address + TOKENS)
    expect_accessible(page)
    page.get_by_label("What is the new token for?").fill("my phone")
    page.get_by_role("button", name="Make a token").click()
    expect(page.get_by_label("The token", exact=True)).to_be_visible()
    expect_accessible(page)


def test_the_reference_is_drawn_from_here_and_tries_things_out(stack: Stack, visits: Visits) -> None:
    page = visits.window()
    name, link = stack.newcomer()
    page.goto(link)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{stack.address}/api/docs/")
    me = page.locator("#operations-me-me")
    me.locator(".opblock-summary-control").click()
    me.get_by_role("button", name="Try it out").click()
    me.get_by_role("button", name="Execute").click()
    expect(me.locator(".live-responses-table")).to_contain_text(name)
    elsewhere = [url for url in asked if not url.startswith((stack.address, "data:", "blob:"))]
    assert not elsewhere, "nothing comes from another place"
