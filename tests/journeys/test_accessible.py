"""Every page against the accessibility rules of axe (WCAG 2.2 A and AA), light and dark; no page wider than a phone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack
from tests.journeys.teacher import Teacher
from tests.journeys.test_course import newcomer
from tests.journeys.test_lessons import LESSON, Cells
from tests.journeys.test_quiz import answer_one_of_each
from tests.journeys.workbench import TRANSPOSED, Workbench

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WIDTHS = [pytest.param({}, id="desktop"), pytest.param(PHONE, id="phone")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
def test_pages_meet_the_rules(stack: Stack, visits: Visits, scheme: str, device: dict[str, Any]) -> None:
    visitor = visits.window(color_scheme=scheme, **device)
    for path in ("/", "/topics/1.1/", LESSON, "/start/", "/accounts/login/", "/accounts/signup/"):
        visitor.goto(stack.address + path)
        empty_formulas(visitor)
        expect_accessible(visitor)
    bench = visits.learner(stack, color_scheme=scheme, **device)
    for path in ("/", "/topics/1.1/", "/topics/5.2/", "/weeks/2/", "/start/", "/progress/", "/review/"):
        bench.page.goto(stack.address + path)
        expect_accessible(bench.page)
    answer_one_of_each(bench.page, stack)
    expect_accessible(bench.page)
    bench.open()
    for tab in ("prompt", "help", "attempts", "results", "code"):
        bench.show(tab)
        expect_accessible(bench.page)
    bench.submit(TRANSPOSED)
    bench.expect_verdict("failed")
    expect_accessible(bench.page)
    bench.submit("def matmul(a, b):\n    return a[0] / len(b)\n")
    results = bench.expect_verdict("error")
    expect_accessible(bench.page)
    submission = f"{stack.address}/submissions/{str(results.get_attribute('id')).removeprefix('results-of-')}/"
    bench.page.goto(submission)
    expect_accessible(bench.page)


@pytest.mark.parametrize(("scheme", "device"), [("light", {}), ("dark", PHONE)], ids=["desktop", "phone"])
def test_cells_meet_the_rules(stack: Stack, visits: Visits, scheme: str, device: dict[str, Any]) -> None:
    page = newcomer(visits, stack, color_scheme=scheme, **device)
    cells = Cells(page)
    page.goto(stack.address + LESSON)
    empty_formulas(page)
    cells.cell(2).get_by_label("Your answer").fill("(7, 2)")
    cells.cell(2).get_by_role("button", name="Commit").click()
    cells.edit(1, "harbour, hill, week = 1, 2, 3\n")
    expect_accessible(page)
    cells.edit(4, "def f():\n    return 1 / 0\nprint('before')\nf()\n")
    cells.run(1)
    cells.run(4)
    cells.expect_ran(1, "finished")
    run = cells.expect_ran(4, "error")
    expect_accessible(page)
    page.goto(f"{stack.address}/submissions/{str(run.get_attribute('id')).removeprefix('results-of-')}/")
    expect_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
def test_pages_of_cohorts_meet_the_rules(stack: Stack, visits: Visits, scheme: str, device: dict[str, Any]) -> None:
    teacher = Teacher.of(stack, visits, color_scheme=scheme, **device)
    teacher.page.goto(f"{stack.address}/cohorts/new/")
    expect_accessible(teacher.page)
    invitation = teacher.make_cohort("Monday group")
    expect_accessible(teacher.page)
    bench = visits.learner(stack, color_scheme=scheme, **device)
    visits.tolerate("404")
    for address in (f"{stack.address}/join/?code=ABCDABCD", invitation):
        bench.page.goto(address)
        expect_accessible(bench.page)
    bench.page.get_by_role("button", name="Join").click()
    bench.open().submit(TRANSPOSED)
    bench.expect_verdict("failed")
    bench.page.goto(f"{stack.address}/join/")
    expect_accessible(bench.page)
    for look in (teacher.open_list, teacher.open_cohort, teacher.open_learner, teacher.open_submission, teacher.manage):
        look()
        expect_accessible(teacher.page)


def test_on_a_phone_one_writes_submits_and_reads(stack: Stack, visits: Visits) -> None:
    bench: Workbench = visits.learner(stack, **PHONE)
    bench.submit(TRANSPOSED)
    diagnosis = bench.expect_verdict("failed").locator(".diagnosis").first
    assert diagnosis.is_visible(), "the results come to the front"


def test_line_numbers_stand_beside_their_lines_where_motion_is_reduced(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack, reduced_motion="reduce")
    numbers = bench.page.locator(".cm-lineNumbers .cm-gutterElement:visible")
    lines = bench.page.locator(".cm-line")
    tops = "elements => elements.map((element) => Math.round(element.getBoundingClientRect().top))"
    assert numbers.evaluate_all(tops)[-lines.count() :] == lines.evaluate_all(tops)


def empty_formulas(page: Page) -> None:
    """Those of a lesson are eight thousand boxes, drawn by KaTeX; with them the rules take half a minute."""
    page.evaluate("for (const formula of document.querySelectorAll('.katex')) formula.replaceChildren()")


def expect_accessible(page: Page) -> None:
    found = page.evaluate(
        """async ([axe, standards]) => {
            if (!window.axe) (0, eval)(axe);
            const ends = (animation) => animation.effect.getTiming().iterations !== Infinity; // a cursor blinks on
            await Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
            const report = await window.axe.run(document, { runOnly: standards, resultTypes: ["violations"] });
            const told = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}: ${node.failureSummary}`);
            return report.violations.flatMap(told);
        }""",
        [axe_source(), STANDARDS],
    )
    assert not found, f"{page.url}\n" + "\n".join(found)
    wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide[0] <= wide[1], f"{page.url} scrolls sideways: {wide}"


@cache
def axe_source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
