"""While code runs: output as it is printed, floods, hostile text, a full queue, a connection without streams."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack
from tests.journeys.workbench import ENDLESS, RIGHT

SLOW_PRINTS = 'import time\nprint("the first line")\ntime.sleep(4)\nprint("the last line")\n'
LONG = "import time\n\ntime.sleep(19)\n"
MARKUP = '<img src="nowhere" onerror="window.hacked = 1"><script>window.hacked = 1</script>'


def test_what_is_printed_appears_before_the_end(each_stack: Stack, visits: Visits) -> None:
    bench = visits.learner(each_stack)
    bench.write(SLOW_PRINTS)
    bench.press("Run")
    live = bench.page.locator("[data-live-output]")
    expect(live).to_contain_text("the first line")
    expect(live).not_to_contain_text("the last line", timeout=1)
    expect(bench.expect_verdict("finished")).to_contain_text("the first line\nthe last line")


def test_a_flood_of_output_ends_at_its_limit_and_the_page_stays_usable(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.write('while True:\n    print("x" * 200)\n')
    bench.press("Run")
    bench.expect_verdict("output limit")
    bench.submit(RIGHT)
    bench.expect_verdict("passed")


def test_markup_from_the_learners_code_is_shown_as_text(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.write(f"print({MARKUP!r})\nraise type({MARKUP!r}, (Exception,), {{}})({MARKUP!r})\n")
    bench.press("Run")
    results = bench.expect_verdict("error")
    expect(results.locator(".console")).to_contain_text(MARKUP)
    expect(results.locator(".traceback-head")).to_contain_text(f"{MARKUP}: {MARKUP}")
    bench.submit(f"def matmul(a, b):\n    return {MARKUP!r}\n")
    expect(bench.expect_verdict("failed")).to_contain_text("<script>")
    assert bench.page.evaluate("window.hacked") is None


def test_the_fourth_at_once_is_told_when_to_come_back(stack: Stack, visits: Visits) -> None:
    first = visits.learner(stack)
    tabs = [first, *(visits.another_tab(first) for _ in range(3))]
    for tab in tabs[:3]:
        tab.write(LONG)
        tab.press("Run")
        tab.expect_taken()
    visits.tolerate("429")
    visits.tolerate("409")  # four tabs save the same text
    tabs[3].submit(RIGHT)
    notice = tabs[3].page.locator("[data-notice]")
    expect(notice).to_contain_text("already have 3 submissions in progress")
    expect(tabs[3].page.locator("[data-status]")).to_contain_text(re.compile(r"try again in \d+ s"))
    for tab in reversed(tabs[:3]):
        tab.press("Stop")
        tab.expect_verdict("stopped")


def test_without_event_streams_the_page_asks_by_itself(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    visits.tolerate("/events/")
    bench.page.route("**/events/", lambda route: route.abort())
    bench.submit(RIGHT)
    bench.expect_verdict("passed", within_ms=8000)


def test_a_stream_that_never_says_anything_gives_way_to_asking(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    held: list[Route] = []
    bench.page.route("**/events/", lambda route: held.append(route))
    bench.submit(RIGHT)
    bench.expect_verdict("passed", within_ms=12_000)
    assert held, "the page tried a stream first"


def test_reloading_while_it_runs_goes_on_following(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.submit(ENDLESS)
    bench.expect_running()
    bench.page.reload()
    bench.expect_running()
    bench.press("Stop")
    bench.expect_verdict("stopped")
