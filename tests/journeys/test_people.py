"""Accounts and who may see what: signing up, in and out, links that work once, strangers, a browser without scripts."""

from __future__ import annotations

import secrets

from playwright.sync_api import expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import EXERCISE, Stack
from tests.journeys.workbench import RIGHT, TRANSPOSED


def test_sign_up_out_and_in_again(stack: Stack, visits: Visits) -> None:
    page = visits.window()
    name, password = f"marie-{secrets.token_hex(3)}", secrets.token_urlsafe(12)
    page.goto(stack.address)
    page.get_by_role("link", name="Sign in").first.click()
    page.get_by_role("link", name="Sign up").first.click()
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_label("Password (again)").fill(password)
    page.get_by_role("button", name="Sign up").click()
    page.get_by_label(f"Account menu of {name}").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").first.click()
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label(f"Account menu of {name}")).to_be_visible()


def test_a_sign_in_link_works_once(stack: Stack, visits: Visits) -> None:
    name, link = stack.newcomer()
    first, second = visits.window(), visits.window()
    first.goto(link)
    expect(first.get_by_label(f"Account menu of {name}")).to_be_visible()
    visits.tolerate("/sign-in/")
    second.goto(link)
    expect(second.get_by_role("link", name="Sign in").first).to_be_visible()
    expect(second.locator("main, .messages").first).to_contain_text("link")


def test_a_stranger_finds_nothing_of_anothers_submission(stack: Stack, visits: Visits) -> None:
    owner, stranger = visits.learner(stack), visits.learner(stack)
    owner.submit(TRANSPOSED)
    place = str(owner.expect_verdict("failed").get_attribute("id")).removeprefix("results-of-")
    for path in ("", "state/", "results/", "events/", "figures/1.png"):
        address = f"{stack.address}/submissions/{place}/{path}"
        if path != "figures/1.png":
            assert owner.page.request.get(address).ok, f"{path} is there for its owner"
        assert stranger.page.request.get(address).status == 404, path
    token = next(cookie["value"] for cookie in stranger.page.context.cookies() if cookie["name"] == "csrftoken")
    stop = f"{stack.address}/submissions/{place}/stop/"
    assert stranger.page.request.post(stop, headers={"X-CSRFToken": token}).status == 404


def test_without_scripts_the_page_refreshes_until_the_verdict(stack: Stack, visits: Visits) -> None:
    page = visits.window(java_script_enabled=False)
    page.goto(stack.newcomer()[1])
    page.goto(stack.address + EXERCISE)
    page.locator("#source").fill(RIGHT)
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_role("heading", name="Passed")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="Back to the exercise").click()
    expect(page.locator("#source")).to_have_value(RIGHT)


def test_without_scripts_hints_stop_and_refusals_work(stack: Stack, visits: Visits) -> None:
    page = visits.window(java_script_enabled=False)
    page.goto(stack.newcomer()[1])
    page.goto(stack.address + EXERCISE)
    page.locator("#hints-1").get_by_role("button").click()
    expect(page.locator("#hints-1 .rungs > li")).to_have_count(1)
    page.locator("#source").fill("def matmul(a, b):\n    while True:\n        pass\n")
    page.get_by_role("button", name="Submit", exact=True).click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible(timeout=20_000)
    page.goto(stack.address + EXERCISE)
    visits.tolerate("400")
    page.locator("#source").fill(" ")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator("[data-notice]")).to_contain_text("There is no code yet")
