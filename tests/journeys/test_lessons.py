"""A lesson in a browser: cells that need earlier ones, changed, broken, endless; questions; also without scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack
from tests.journeys.test_course import newcomer

LESSON = "/topics/1.1/lesson/"
RUN_MS = 30_000
WEIGHT = 120_000  # bytes of the page with all that it loads, figures and fonts apart


@dataclass
class Cells:
    """The page of a lesson."""

    page: Page

    def cell(self, number: int) -> Locator:
        return self.page.locator(f"#cell-{number}")

    def open(self, number: int) -> None:
        """Open the answer of a question."""
        self.cell(number).get_by_text("Open it without an answer").click()

    def edit(self, number: int, source: str) -> None:
        """Replace the code of a cell."""
        cell = self.cell(number)
        if cell.get_by_role("button", name=f"Edit cell {number}").is_visible():
            cell.get_by_role("button", name=f"Edit cell {number}").click()
        content = cell.locator(".cm-content")
        expect(content).to_be_focused()
        self.page.keyboard.press("Control+a")
        content.evaluate(
            """(content, text) => {
                const data = new DataTransfer();
                data.setData("text/plain", text);
                const paste = { clipboardData: data, bubbles: true, cancelable: true };
                content.dispatchEvent(new ClipboardEvent("paste", paste));
            }""",
            source,
        )

    def run(self, number: int) -> None:
        self.cell(number).get_by_role("button", name=f"Run cell {number}").click()

    def expect_ran(self, number: int, verdict: str) -> Locator:
        """Wait until a run of the cell has come out so; returns what it shows."""
        results = self.cell(number).locator("article.results")
        expect(results).to_have_attribute("data-verdict", verdict, timeout=RUN_MS)
        return results


def lesson(visits: Visits, stack: Stack, **options: object) -> Cells:
    page = newcomer(visits, stack, **options)
    page.goto(stack.address + LESSON)
    return Cells(page)


def test_a_cell_knows_the_names_of_earlier_ones_is_broken_and_mended(each_stack: Stack, visits: Visits) -> None:
    cells = lesson(visits, each_stack)
    cells.run(4)
    shown = cells.expect_ran(4, "finished")
    expect(shown.locator(".console")).to_contain_text("[")
    expect(shown).not_to_contain_text("day 0")
    expect(cells.cell(4).locator("[data-stored]")).to_be_hidden()
    cells.edit(4, "print(hill)\nscore = len(week)\n\nscore / 0\n")
    cells.page.keyboard.press("Control+Enter")
    broken = cells.expect_ran(4, "error")
    expect(broken).to_contain_text("This cell stopped with ZeroDivisionError in line 4.")
    broken.get_by_role("link", name="line 4").click()
    expect(cells.cell(4).locator(".cm-activeLine")).to_have_text("score / 0")
    cells.cell(4).get_by_role("button", name="Reset cell 4").click()
    expect(cells.cell(4).locator("[data-stored]")).to_be_visible()
    cells.run(4)
    cells.expect_ran(4, "finished")


def test_an_earlier_cell_that_was_broken_is_named_and_leads_there(stack: Stack, visits: Visits) -> None:
    cells = lesson(visits, stack)
    cells.edit(1, "harbour = 1\nraise ValueError('on purpose')\n")
    cells.run(4)
    told = cells.expect_ran(4, "error")
    expect(told).to_contain_text("Cell 1, which runs before this one, stopped with ValueError in line 2.")
    cells.page.reload()
    expect(cells.cell(1).locator(".cm-content")).to_contain_text("on purpose")
    cells.cell(1).get_by_role("button", name="Reset cell 1").click()
    cells.run(4)
    cells.expect_ran(4, "finished")


def test_an_endless_cell_shows_what_it_prints_goes_on_after_a_reload_and_stops(
    each_stack: Stack, visits: Visits
) -> None:
    cells = lesson(visits, each_stack)
    cells.edit(1, "import time\nprint('begun')\nwhile True:\n    time.sleep(0.1)\n")
    cells.run(1)
    expect(cells.cell(1).locator("[data-live-output]")).to_contain_text("begun", timeout=RUN_MS)
    cells.page.reload()
    expect(cells.cell(1).locator("[data-live-output]")).to_contain_text("begun", timeout=RUN_MS)
    cells.cell(1).get_by_role("button", name="Stop cell 1").click()
    expect(cells.expect_ran(1, "stopped")).to_contain_text("You stopped it")


def test_a_figure_and_a_curve_appear_below_the_cell(stack: Stack, visits: Visits) -> None:
    cells = lesson(visits, stack)
    cells.edit(1, "import lab\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nlab.log(loss=0.5)\n")
    cells.edit(4, "plt.figure()\nplt.plot([2, 1])\nlab.log(step=3, loss=0.25)\n")
    cells.run(4)
    shown = cells.expect_ran(4, "finished")
    expect(shown.locator(".figures img")).to_have_count(1)
    expect(shown.get_by_role("row", name="loss")).to_contain_text("0.25")
    expect(cells.cell(4).locator(".curve")).to_contain_text("step 3")


def test_a_question_takes_an_answer_then_opens_then_runs(stack: Stack, visits: Visits) -> None:
    cells = lesson(visits, stack)
    cell = cells.cell(2)
    expect(cell.get_by_role("button", name="Run cell 2")).to_be_hidden()
    cell.get_by_label("Your answer").fill("(7, 2)")
    cell.get_by_role("button", name="Commit").click()
    expect(cell.locator("[data-said]")).to_contain_text("It is something else: (7, 24). You said (7, 2).")
    expect(cell.locator("[data-said]")).to_be_focused()
    expect(cell.locator(".cell-because")).to_be_visible()
    cells.run(2)
    expect(cells.expect_ran(2, "finished").locator(".console")).to_contain_text("(7, 24)")
    cells.page.reload()
    cell.get_by_label("Your answer").fill(" 7 ,24 ")
    cells.page.keyboard.press("Enter")
    expect(cell.locator("[data-said]")).to_contain_text("As you said: (7, 24).")


def test_the_fourth_run_at_once_says_when_and_keeps_what_is_shown(stack: Stack, visits: Visits) -> None:
    cells = lesson(visits, stack)
    visits.tolerate("429")
    cells.edit(1, "import time\ntime.sleep(12)\n")
    for number in (1, 4, 7):
        cells.run(number)
        expect(cells.cell(number).get_by_role("button", name=f"Stop cell {number}")).to_be_visible()
    cells.run(8)
    expect(cells.cell(8)).to_contain_text("Three runs of yours")
    expect(cells.cell(8).locator("[data-status]")).to_contain_text(re.compile(r"try again in \d+ s"))
    expect(cells.cell(8).locator("[data-stored]")).to_be_visible()
    for number in (7, 4, 1):
        cells.cell(number).get_by_role("button", name=f"Stop cell {number}").click()
        cells.expect_ran(number, "stopped")


def test_without_scripts_cells_run_changed_and_questions_are_folds(stack: Stack, visits: Visits) -> None:
    cells = lesson(visits, stack, java_script_enabled=False)
    page = cells.page
    cells.cell(1).get_by_text("Change the code").click()
    cells.cell(1).get_by_label("Code of cell 1").fill("week = [1, 2, 3]\nimport numpy as np\n")
    cells.cell(2).get_by_text("Commit to an answer, then open").click()
    cells.cell(2).get_by_text("Change the code").click()
    cells.cell(2).get_by_label("Code of cell 2").fill("print(sum(week))\n")
    cells.run(2)
    expect(page.locator("article.results")).to_have_attribute("data-verdict", "finished", timeout=RUN_MS)
    expect(page.locator(".console")).to_contain_text("6")
    page.get_by_role("link", name="Back to the lesson").click()
    expect(page).to_have_url(re.compile(r"/lesson/#cell-2$"))


def test_the_page_is_light_until_a_cell_is_changed(stack: Stack, visits: Visits) -> None:
    page = newcomer(visits, stack)
    loaded: list[str] = []
    page.on("requestfinished", lambda request: loaded.append(request.url))
    page.goto(stack.address + LESSON, wait_until="networkidle")
    weight = page.evaluate(
        """() => performance.getEntries()
            .filter((entry) => "transferSize" in entry && !/\\.(woff2|svg)/.test(entry.name))
            .reduce((sum, entry) => sum + entry.transferSize, 0)"""
    )
    assert 20_000 < weight < WEIGHT
    assert not [url for url in loaded if "/editor-" in url]
    page.locator("#cell-1 pre").first.click()
    expect(page.locator("#cell-1 .cm-content")).to_be_focused()
    assert [url for url in loaded if "/editor-" in url]


def test_a_visitor_is_led_to_the_sign_in_and_back_to_the_cell(stack: Stack, visits: Visits) -> None:
    page = visits.window()
    page.goto(stack.address + LESSON)
    page.locator("#cell-4").get_by_role("link", name="Sign in to run").click()
    page.get_by_label("Username").fill("grace")  # ada's printed link must stay unused
    page.get_by_label("Password").fill(stack.password_of("grace"))
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(r"/lesson/#cell-4$"))
