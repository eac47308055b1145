"""From "Getting started" to a ticked and evidenced objective, and the same without scripts."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack
from tests.journeys.workbench import RIGHT, Workbench

OBJECTIVE = "Perform matrix operations fluently with NumPy"


def test_from_the_start_to_an_evidenced_objective(each_stack: Stack, visits: Visits) -> None:
    page = newcomer(visits, each_stack)
    page.get_by_role("link", name="Get started").click()
    page.get_by_role("button", name="Run the three lines").click()
    found = page.locator(".found")
    expect(found).to_contain_text("Python", timeout=30_000)
    expect(found).to_contain_text(each_stack.engine, ignore_case=True)
    expect(found).to_contain_text("GPU")
    page.get_by_role("link", name="Begin with 1.1 Linear Algebra Refresher").click()
    box = page.get_by_role("checkbox", name=OBJECTIVE)
    box.click()
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    page.get_by_role("link", name="Implement matrix multiplication from scratch").first.click()
    bench = Workbench(page, each_stack)
    bench.submit(RIGHT)
    bench.expect_verdict("passed")
    page.goto(f"{each_stack.address}/topics/1.1/")
    expect(page.get_by_role("checkbox", name=OBJECTIVE)).to_be_checked()
    expect(page.locator("[id='objective-1.1-matrix-operations']")).to_contain_text("Evidence: you passed")
    page.get_by_role("link", name="My progress").first.click()
    row = page.get_by_role("row", name="1.1 Linear Algebra Refresher")
    expect(row).to_contain_text("1 of 4")


def test_a_week_is_ticked_in_place(stack: Stack, visits: Visits) -> None:
    page = newcomer(visits, stack)
    for name in (
        "Reading/video materials",
        "Hands-on coding exercises",
        "One mini-project",
        "Review and self-assessment",
    ):
        box = page.get_by_role("checkbox", name=name)
        box.click()
        expect(box).to_be_checked()
    expect(page.locator(".week")).to_contain_text("Week 1 is done")
    page.reload()
    expect(page.locator(".week")).to_contain_text("Week 2 of 32")


def test_without_scripts_ticks_save_and_the_check_runs(stack: Stack, visits: Visits) -> None:
    page = newcomer(visits, stack, java_script_enabled=False)
    page.goto(f"{stack.address}/topics/7.4/")
    page.get_by_role("checkbox", name="Connect PPO to RLHF for LLM alignment").click()
    expect(page.get_by_role("checkbox", name="Connect PPO to RLHF for LLM alignment")).to_be_checked()
    page.goto(f"{stack.address}/start/")
    page.get_by_role("button", name="Run the three lines").click()
    expect(page.locator(".found")).to_contain_text("Python", timeout=30_000)


def newcomer(visits: Visits, stack: Stack, **options: object) -> Page:
    page = visits.window(**options)
    page.goto(stack.newcomer()[1])
    return page
