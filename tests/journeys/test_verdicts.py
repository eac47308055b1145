"""From Submit to each verdict, on both engines: what a learner sees of right, wrong, crashing and endless answers."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack
from tests.journeys.workbench import ENDLESS, RIGHT, TRANSPOSED, Workbench


def test_a_newcomer_gets_a_first_verdict(each_stack: Stack, visits: Visits) -> None:
    page = visits.window()
    page.goto(each_stack.sign_in_link)
    page.get_by_role("link", name="Linear Algebra Refresher").first.click()
    page.get_by_role("link", name="Implement matrix multiplication from scratch").first.click()
    bench = Workbench(page, each_stack)
    bench.submit(RIGHT)
    results = bench.expect_verdict("passed")
    expect(results.locator(".verdict-title")).to_be_visible()
    expect(results.locator(".checks > li")).to_have_count(9)
    expect(page.locator("[data-status]")).to_contain_text("Passed")


def test_a_transposed_answer_is_told_so(each_stack: Stack, visits: Visits) -> None:
    bench = visits.learner(each_stack)
    bench.submit(TRANSPOSED)
    results = bench.expect_verdict("failed")
    expect(results.locator(".diagnosis").first).to_contain_text("transpose")


def test_an_exception_shows_the_learners_own_line_and_its_values(each_stack: Stack, visits: Visits) -> None:
    bench = visits.learner(each_stack)
    bench.submit("def matmul(a, b):\n    none = len(b) - len(b)\n    return [[x / none for x in row] for row in a]\n")
    results = bench.expect_verdict("error")
    expect(results).to_contain_text("ZeroDivisionError")
    expect(results.locator(".frames").first.locator("li")).to_have_count(1)  # comprehensions are no frames to a reader
    expect(results.locator(".frames").first).to_contain_text("in matmul, line 3")
    expect(results.locator(".frames").first).to_contain_text("return [[x / none for x in row] for row in a]")
    expect(results.locator(".shapes").first).to_contain_text("none: int 0")
    assert "checks.py" not in results.inner_text(), "only the learner's own frames"


def test_an_exit_and_a_crash_of_the_interpreter_are_errors(each_stack: Stack, visits: Visits) -> None:
    bench = visits.learner(each_stack)
    bench.submit("import os\n\ndef matmul(a, b):\n    os._exit(3)\n")
    expect(bench.expect_verdict("error")).to_contain_text("3")
    bench.submit("import ctypes\n\ndef matmul(a, b):\n    ctypes.string_at(0)\n")
    expect(bench.expect_verdict("error")).to_contain_text("signal 11")


def test_an_endless_loop_meets_the_time_limit(each_stack: Stack, visits: Visits) -> None:
    bench = visits.learner(each_stack)
    bench.submit(ENDLESS)
    expect(bench.expect_verdict("time limit")).to_contain_text("5 s")


def test_stop_ends_what_is_running(each_stack: Stack, visits: Visits) -> None:
    bench = visits.learner(each_stack)
    bench.submit(ENDLESS)
    bench.expect_running()
    bench.press("Stop")
    bench.expect_verdict("stopped", within_ms=3000)
    bench.submit(RIGHT)
    bench.expect_verdict("passed")
