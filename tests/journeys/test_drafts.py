"""What a learner types is never lost: reloads, two tabs, signing in on the way."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import EXERCISE, Stack
from tests.journeys.workbench import RIGHT, Workbench


def test_typing_by_keyboard_is_saved_and_survives_a_reload(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.editor.click()
    bench.page.keyboard.press("Control+End")
    bench.page.keyboard.type("\n# a thought of mine")
    expect(bench.save_state).to_have_text("Saved")
    bench.page.reload()
    expect(bench.editor).to_contain_text("# a thought of mine")


def test_leaving_at_once_loses_nothing(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.write("# typed and gone\n")
    bench.page.goto(stack.address)
    bench.open()
    expect(bench.editor).to_contain_text("# typed and gone")


def test_two_tabs_lose_neither_text(stack: Stack, visits: Visits) -> None:
    one = visits.learner(stack)
    two = visits.another_tab(one)
    visits.tolerate("409")
    one.write("# from the first tab\n")
    expect(one.save_state).to_have_text("Saved")
    two.write("# from the second tab\n")
    banner = two.page.locator("[data-conflict-banner]")
    expect(banner).to_contain_text("Another tab saved a newer draft")
    expect(two.editor).to_contain_text("# from the second tab")
    banner.get_by_role("button", name="Show the difference").click()
    expect(two.page.get_by_role("dialog")).to_contain_text("- # from the first tab")
    expect(two.page.get_by_role("dialog")).to_contain_text("+ # from the second tab")
    two.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    banner.get_by_role("button", name="Take theirs").click()
    expect(two.editor).to_contain_text("# from the first tab")
    expect(banner).to_be_hidden()


def test_keeping_mine_is_saved(stack: Stack, visits: Visits) -> None:
    one = visits.learner(stack)
    two = visits.another_tab(one)
    visits.tolerate("409")
    one.write("# from the first tab\n")
    expect(one.save_state).to_have_text("Saved")
    two.write("# from the second tab\n")
    two.page.locator("[data-conflict-banner]").get_by_role("button", name="Keep mine").click()
    expect(two.save_state).to_have_text("Saved")
    two.page.reload()
    expect(two.editor).to_contain_text("# from the second tab")


def test_code_written_before_signing_in_is_there_afterwards(stack: Stack, visits: Visits) -> None:
    page = visits.window()
    bench = Workbench(page, stack).open()
    bench.submit(RIGHT)
    page.wait_for_url("**/accounts/login/**")
    page.get_by_label("Username").fill("grace")  # signing in spends the one-time link that another test follows
    page.get_by_label("Password", exact=True).fill(stack.password_of("grace"))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{EXERCISE}")
    expect(bench.editor).to_contain_text("the sizes don't fit")


def test_reset_can_be_undone(stack: Stack, visits: Visits) -> None:
    bench = visits.learner(stack)
    bench.write("# mine\n")
    bench.press("Reset")
    expect(bench.editor).to_contain_text("def matmul")
    bench.press("Undo")
    expect(bench.editor).to_have_text("# mine")
