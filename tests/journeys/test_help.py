"""Beside the editor: hints one at a time, the solution when asked for, earlier attempts, keys instead of buttons."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack
from tests.journeys.workbench import RIGHT, TRANSPOSED


def test_hints_open_one_at_a_time_and_stay_open(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.show("help")
    ladder = bench.page.locator("#hints-2")
    expect(ladder.locator(".rungs > li")).to_have_count(0)
    ladder.get_by_role("button", name="Show a hint (1 of 3)").click()
    expect(ladder.locator(".rungs > li")).to_have_count(1)
    ladder.get_by_role("button", name="Show the next hint (2 of 3)").click()
    expect(ladder.locator(".rungs > li")).to_have_count(2)
    expect(ladder.locator(".katex").first).to_be_visible()
    bench.page.reload()
    bench.show("help")
    expect(ladder.locator(".rungs > li")).to_have_count(2)


def test_the_solution_comes_after_asking_and_that_is_remembered(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.show("help")
    panel = bench.page.locator("#panel-help")
    expect(panel).not_to_contain_text("product.append")
    panel.get_by_text("Show me the solution", exact=True).click()
    panel.get_by_role("button", name="Yes, show me the solution").click()
    expect(panel).to_contain_text("product.append")
    expect(panel).to_contain_text("that is remembered with your progress")


def test_after_passing_the_solution_is_one_press_away(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.submit(RIGHT)
    bench.expect_verdict("passed")
    bench.show("help")
    panel = bench.page.locator("#panel-help")
    panel.get_by_role("button", name="Show the solution and the explanation").click()
    expect(panel).to_contain_text("product.append")
    expect(panel).not_to_contain_text("that is remembered")


def test_earlier_attempts_come_back_into_the_editor(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.submit(TRANSPOSED)
    bench.expect_verdict("failed")
    bench.submit(RIGHT)
    bench.expect_verdict("passed")
    bench.show("attempts")
    attempts = bench.page.locator(".attempts > li")
    expect(attempts).to_have_count(2)
    expect(attempts.first).to_contain_text("Passed")
    attempts.last.locator("summary").click()
    attempts.last.get_by_role("button", name="Load into editor").click()
    expect(bench.editor).to_contain_text("for column in zip(*b):")
    attempts.last.get_by_role("link", name="Open its results").click()
    expect(bench.page.locator(".diagnosis").first).to_contain_text("transpose")


def test_keys_submit_and_run(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.write('print("run by a key")\n')
    bench.page.keyboard.press("Shift+Enter")
    expect(bench.expect_verdict("finished")).to_contain_text("run by a key")
    bench.forget_results()
    bench.write(RIGHT)
    bench.page.keyboard.press("Control+Enter")
    bench.expect_verdict("passed")


def test_the_same_code_again_is_answered_at_once(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.submit(TRANSPOSED)
    bench.expect_verdict("failed")
    bench.press("Submit")
    expect(bench.expect_verdict("failed").locator(".diagnosis").first).to_contain_text("transpose")


def test_a_line_of_an_error_leads_to_the_editor(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.submit("def matmul(a, b):\n    return a[0] / 0\n")
    bench.expect_verdict("error").locator("a[data-line='2']").first.click()
    expect(bench.page.locator(".cm-activeLine")).to_contain_text("return a[0] / 0")


def test_a_rule_is_explained_before_anything_runs(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.submit("import numpy as np\n\ndef matmul(a, b):\n    return (np.array(a) @ np.array(b)).tolist()\n")
    results = bench.expect_verdict("refused")
    expect(results).to_contain_text("Line 1")
    expect(results).to_contain_text("use plain lists")
