"""An instructor makes a cohort, a learner joins and fails, and the instructor finds the very submission."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack
from tests.journeys.teacher import Teacher
from tests.journeys.workbench import TRANSPOSED


def test_from_an_invitation_to_the_failed_submission(stack: Stack, visits: Visits) -> None:
    teacher = Teacher.of(stack, visits)
    invitation = teacher.make_cohort("Tuesday group")
    teacher.page.get_by_role("button", name="Copy the link").click()
    expect(teacher.page.locator("[data-copied]")).to_contain_text(re.compile("Copied|selected"))

    bench = visits.learner(stack)
    name = str(bench.page.locator(".menu-note strong").text_content())
    bench.page.goto(invitation)
    expect(bench.page.get_by_role("heading", name="What they see of you")).to_be_visible()
    bench.page.get_by_role("button", name="Join Tuesday group").click()
    expect(bench.page.locator(".messages")).to_contain_text("You are in “Tuesday group” now.")
    bench.open()
    for number in range(3):
        bench.submit(f"{TRANSPOSED}\n# try {number}\n")
        bench.expect_verdict("failed")

    teacher.open_cohort()
    note = teacher.page.locator(".help-note")
    expect(note).to_contain_text(f"{name} is stuck on Implement matrix multiplication from scratch: 3 attempts")
    row = teacher.page.get_by_role("row").filter(has_text=name)
    expect(row).to_contain_text("0 of 5")
    expect(row).to_contain_text("stuck")
    teacher.open_learner(name)
    expect(teacher.page.locator(".submission-list li")).to_have_count(3)
    teacher.open_submission()
    page = teacher.page
    expect(page.locator(".diagnosis").first).to_contain_text("transpose")
    expect(page.locator(".listing")).to_contain_text("# try 2")
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)

    stranger = visits.learner(stack)
    stranger.page.goto(invitation)
    stranger.page.get_by_role("button", name="Join Tuesday group").click()
    for address in (page.url, teacher.cohort):
        assert stranger.page.request.get(address).status == 404, "another learner of the same cohort"


def test_without_scripts_one_joins_by_code_and_leaves(stack: Stack, visits: Visits) -> None:
    teacher = Teacher.of(stack, visits, java_script_enabled=False)
    teacher.make_cohort("Wednesday group")
    code = teacher.page.get_by_label("or give them this code").input_value()
    page = visits.window(java_script_enabled=False)
    page.goto(stack.newcomer()[1])
    page.goto(f"{stack.address}/join/")
    page.get_by_label("Code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Join Wednesday group").click()
    page.goto(f"{stack.address}/join/")
    page.get_by_text("Leave this cohort").click()
    page.get_by_role("button", name="Yes, leave").click()
    expect(page.locator(".messages")).to_contain_text("You have left “Wednesday group”")
    teacher.open_cohort()
    expect(teacher.page.get_by_text("Nobody has joined yet")).to_be_visible()
