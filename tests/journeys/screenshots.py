"""`make screenshots`: the pictures of the documentation, taken from the running product, small enough for a repository.

Each state of the exercise page on a desktop and on a phone, light and dark by turns, so that every combination is seen
somewhere without a hundred pictures. Run with `python -m tests.journeys.screenshots [NAME ...]`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import needs
from tests.journeys.conftest import CHROMIUM_FLAGS
from tests.journeys.stack import ROOT, Stack, running
from tests.journeys.test_lessons import LESSON, Cells
from tests.journeys.test_projects import PROJECT
from tests.journeys.test_projects import answer as project_answer
from tests.journeys.test_quiz import answer_one_of_each
from tests.journeys.workbench import ENDLESS, PARTLY, RIGHT, TRANSPOSED, Workbench

FOLDER = ROOT / "docs" / "screenshots"
COLOURS = 256
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
CRASHING = """\
def matmul(a, b):
    height, width = len(a), len(b[0])
    scale = height - len(a)
    return [[row[0] / scale for row in a] for _ in range(width)]
"""
CURVES = """\
import math
import time

import lab

for step in range(60):
    loss = math.exp(-step / 15) + 0.03 * math.sin(step)
    lab.log(step=step, loss=loss, accuracy=1 - math.exp(-step / 20))
    print(f"step {step:2}: loss {loss:.3f}")
    time.sleep(0.1)
"""


@dataclass(frozen=True)
class Shot:
    """A name, what to do on the exercise page before, and where it is taken."""

    name: str
    prepare: Callable[[Workbench], object]
    devices: tuple[tuple[str, str], ...] = (("desktop", "light"), ("phone", "dark"))


def home(bench: Workbench) -> None:
    bench.page.goto(bench.stack.address)


def course_page(path: str) -> Callable[[Workbench], object]:
    """A page of the course as a learner has it who passed an exercise, ticked two objectives and ran the check."""

    def prepare(bench: Workbench) -> None:
        bench.submit(RIGHT)
        bench.expect_verdict("passed")
        page = bench.page
        page.goto(f"{bench.stack.address}/topics/1.1/")
        for number in (0, 1):
            page.get_by_role("checkbox").nth(number).click()
            expect(page.get_by_role("checkbox").nth(number)).to_be_checked()
        page.goto(f"{bench.stack.address}/start/")
        page.get_by_role("button", name="Run the three lines").click()
        expect(page.locator(".found")).to_be_visible(timeout=20_000)
        page.goto(bench.stack.address + path)

    return prepare


def quiz(bench: Workbench) -> None:
    answer_one_of_each(bench.page, bench.stack)
    bench.page.evaluate("scrollTo(0, 0)")


def review(bench: Workbench) -> None:
    """Before the first question is due: nobody waits ten minutes for a picture."""
    answer_one_of_each(bench.page, bench.stack)
    bench.page.goto(f"{bench.stack.address}/review/")


def sign_in(bench: Workbench) -> None:
    bench.page.context.clear_cookies()
    bench.page.goto(f"{bench.stack.address}/accounts/login/")


def before(bench: Workbench) -> None:
    bench.show("prompt")


def running_now(bench: Workbench) -> None:
    bench.write(CURVES)
    bench.press("Run")
    expect(bench.page.locator("[data-live-output]")).to_contain_text("step 24", timeout=20_000)


def judged(source: str, verdict: str) -> Callable[[Workbench], object]:
    def prepare(bench: Workbench) -> None:
        bench.submit(source)
        bench.expect_verdict(verdict)

    return prepare


def project(tab: str) -> Callable[[Workbench], object]:
    """The mini-project of topic 1.1 after a submission that misses the bar, and one that meets it."""

    def prepare(bench: Workbench) -> None:
        bench.page.goto(f"{bench.stack.address}/exercises/{PROJECT}/")
        bench.submit(project_answer("wrong/one_drawing_a_sign"))
        bench.expect_verdict("partly")
        if tab == "attempts":
            bench.submit(project_answer("also_right/best_linear_map"))
            bench.expect_verdict("passed")
        bench.show(tab)
        bench.page.locator(".measurement:visible").last.scroll_into_view_if_needed()

    return prepare


def queue_full(bench: Workbench) -> None:
    tabs = [bench, *(Workbench(bench.page.context.new_page(), bench.stack).open() for _ in range(3))]
    for tab in tabs[1:]:
        tab.write("import time\n\ntime.sleep(19)\n")
        tab.press("Run")
        tab.expect_taken()
    bench.submit(RIGHT)
    expect(bench.page.locator("[data-notice]")).to_contain_text("in progress")


def waiting(bench: Workbench) -> None:
    other = Workbench(bench.page.context.new_page(), bench.stack).open()
    other.write("import time\n\ntime.sleep(19)\n")
    other.press("Run")
    other.expect_running()
    bench.submit(RIGHT)
    expect(bench.page.locator("[data-live-text]")).to_contain_text(re.compile("line"))


def hints(bench: Workbench) -> None:
    bench.show("help")
    for name in ("Show a hint (1 of 3)", "Show the next hint (2 of 3)"):
        bench.page.locator("#hints-2").get_by_role("button", name=name).click()
    expect(bench.page.locator("#hints-2 .rungs > li")).to_have_count(2)


def attempts(bench: Workbench) -> None:
    judged(TRANSPOSED, "failed")(bench)
    judged(RIGHT, "passed")(bench)
    bench.show("attempts")
    bench.page.locator(".attempts summary").last.click()


def conflict(bench: Workbench) -> None:
    other = Workbench(bench.page.context.new_page(), bench.stack).open()
    other.write("# from the other tab\n")
    expect(other.save_state).to_have_text("Saved")
    bench.write(RIGHT)
    expect(bench.page.locator("[data-conflict-banner]")).to_be_visible()


def cell(number: int, act: Callable[[Cells], object]) -> Callable[[Workbench], object]:
    """The lesson with this cell in sight, after something was done in it."""

    def prepare(bench: Workbench) -> None:
        bench.page.goto(bench.stack.address + LESSON)
        cells = Cells(bench.page)
        act(cells)
        cells.cell(number).evaluate("cell => window.scrollTo(0, cell.offsetTop - 200)")

    return prepare


def demo_cohort(*steps: str) -> Callable[[Workbench], object]:
    """The demo cohort as its instructor sees it, once all of it is handed in; then the links with these names."""

    def prepare(bench: Workbench) -> None:
        bench.stack.manage("demo", seconds=1800)  # minutes the first time, a moment afterwards
        bench.page.context.clear_cookies()
        bench.page.goto(bench.stack.link_for("grace"))
        bench.page.goto(f"{bench.stack.address}/cohorts/")
        for name in ("Demo cohort", *steps):
            bench.page.get_by_role("main").get_by_role("link", name=name).first.click()
            bench.page.wait_for_load_state()

    return prepare


def cell_ran(cells: Cells) -> None:
    cells.edit(
        1,
        "harbour, hill = 0.0, 100.0\nfor day in range(4):\n    print(f'day {day}: Harbour {harbour:6.2f}')\n"
        "    harbour, hill = 0.8 * harbour + 0.3 * hill, 0.2 * harbour + 0.7 * hill\n",
    )
    cells.run(1)
    cells.expect_ran(1, "finished")


def cell_failed(cells: Cells) -> None:
    cells.edit(4, "print('bikes:', harbour + hill)\nprint(week @ week)\n")
    cells.run(4)
    cells.expect_ran(4, "error")


def cell_predicted(cells: Cells) -> None:
    cells.cell(2).get_by_label("Your answer").fill("(7, 2)")
    cells.cell(2).get_by_role("button", name="Commit").click()
    cells.run(2)
    cells.expect_ran(2, "finished")


def invitation(bench: Workbench) -> None:
    demo_cohort()(bench)
    link = bench.page.get_by_label("Send them this link").input_value()
    bench.page.context.clear_cookies()
    bench.page.goto(bench.stack.newcomer()[1])
    bench.page.goto(link)


EVERYWHERE = (("desktop", "light"), ("desktop", "dark"), ("phone", "light"), ("phone", "dark"))
SHOTS = [
    Shot("home", home, (("desktop", "light"), ("phone", "light"))),
    Shot("course", course_page("/"), EVERYWHERE),
    Shot("topic", course_page("/topics/1.1/"), EVERYWHERE),
    Shot("topic-in-preparation", course_page("/topics/7.2/"), (("desktop", "dark"), ("phone", "light"))),
    Shot("start", course_page("/start/#environment"), EVERYWHERE),
    Shot("progress", course_page("/progress/"), EVERYWHERE),
    Shot("week", course_page("/weeks/1/"), (("desktop", "light"), ("phone", "dark"))),
    Shot("quiz", quiz, EVERYWHERE),
    Shot("review", review, (("desktop", "dark"), ("phone", "light"))),
    Shot("cohort", demo_cohort(), EVERYWHERE),
    Shot("cohort-learner", demo_cohort("Kwame Mensah"), (("desktop", "dark"), ("phone", "light"))),
    Shot("cohort-submission", demo_cohort("Open the last attempt"), (("desktop", "light"), ("phone", "dark"))),
    Shot("join", invitation, (("desktop", "light"), ("phone", "dark"))),
    Shot("sign-in", sign_in, (("desktop", "dark"), ("phone", "light"))),
    Shot("before", before, EVERYWHERE),
    Shot("cell-ran", cell(1, cell_ran), EVERYWHERE),
    Shot("cell-question", cell(2, cell_predicted)),
    Shot("cell-failed", cell(4, cell_failed), (("desktop", "dark"), ("phone", "light"))),
    Shot("running", running_now),
    Shot("waiting", waiting, (("desktop", "dark"), ("phone", "light"))),
    Shot("passed", judged(RIGHT, "passed"), EVERYWHERE),
    Shot("partly", judged(PARTLY, "partly"), (("desktop", "dark"), ("phone", "light"))),
    Shot("failed", judged(TRANSPOSED, "failed"), EVERYWHERE),
    Shot("error", judged(CRASHING, "error"), (("desktop", "dark"), ("phone", "light"))),
    Shot("time-limit", judged(ENDLESS, "time limit")),
    Shot("queue-full", queue_full, (("desktop", "light"), ("phone", "dark"))),
    Shot("hints", hints, (("desktop", "light"), ("phone", "dark"))),
    Shot("attempts", attempts, (("desktop", "dark"), ("phone", "light"))),
    Shot("project", project("results"), EVERYWHERE),
    Shot("project-attempts", project("attempts"), (("desktop", "light"), ("phone", "dark"))),
    Shot("conflict", conflict, (("desktop", "light"), ("phone", "dark"))),
]


def main(names: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running("bubblewrap") as stack, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=CHROMIUM_FLAGS)
        for shot in SHOTS:
            if not names or shot.name in names:
                for device, scheme in shot.devices:
                    take(browser, stack, shot, device, scheme)
        browser.close()


def take(browser: Browser, stack: Stack, shot: Shot, device: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", **DEVICES[device])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(stack.newcomer()[1])
    shot.prepare(Workbench(page, stack).open())
    settle(page)
    path = FOLDER / f"{shot.name}-{device}-{scheme}.png"
    page.screenshot(path=path)
    shrink(path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB", flush=True)
    context.close()


def settle(page: Page) -> None:
    """Bring it to the front, with its fonts there and no field blinking."""
    page.bring_to_front()
    page.evaluate("document.fonts.ready.then(() => document.activeElement?.blur())")


def shrink(path: Path) -> None:
    with Image.open(path) as picture:
        cover, plain = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
        few = picture.convert("RGB").quantize(COLOURS, method=cover, kmeans=4, dither=plain)
        few.save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
