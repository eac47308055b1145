"""A quiz as a learner takes it: wrong, read why, again, right; what it is evidence for; and without scripts."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack

QUIZ = "/topics/1.1/quiz/"
OBJECTIVE = "[id='objective-1.1-vector-spaces']"


def test_wrong_then_right_and_seen_as_evidence(stack: Stack, visits: Visits) -> None:
    page = newcomer(visits, stack)
    page.goto(f"{stack.address}/topics/1.1/")
    page.get_by_role("link", name="Take the quiz").click()
    other = question(page, "1.1-why-a-matrix").get_by_role("textbox")
    other.fill("Not sent yet")
    asked = question(page, "1.1-coordinates")
    asked.get_by_role("textbox").fill("nothing")
    asked.get_by_role("button", name="Answer").click()
    expect(asked.get_by_role("alert")).to_contain_text("no number that can be read")
    asked.get_by_role("textbox").fill("2")
    asked.get_by_role("textbox").press("Enter")
    expect(asked.locator(".answer-verdict")).to_contain_text("Not right")
    expect(asked.locator(".answer-verdict")).to_be_focused()
    expect(asked).to_contain_text("That is the second coordinate")
    asked.get_by_role("button", name="Try again").click()
    asked.get_by_role("textbox").fill("6/2")
    asked.get_by_role("button", name="Answer").click()
    expect(asked).to_contain_text("(read as 3)")
    expect(page.locator("#quiz-summary")).to_contain_text("Right 1 of 15", use_inner_text=True)
    expect(other).to_have_value("Not sent yet")
    page.goto(f"{stack.address}/topics/1.1/")
    expect(page.locator(OBJECTIVE)).to_contain_text("Evidence: 1 of 3 questions right in the quiz")
    page.get_by_role("link", name="Review").first.click()
    expect(page.locator("main")).to_contain_text("Nothing is due now")


def test_without_scripts_one_answers_reads_and_marks(stack: Stack, visits: Visits) -> None:
    page = newcomer(visits, stack, java_script_enabled=False)
    page.goto(stack.address + QUIZ)
    choose(page, "all vectors that lie on one of the three coordinate axes")
    expect(page).to_have_url(f"{stack.address}{QUIZ}#question-1.1-subspace")
    asked = question(page, "1.1-subspace")
    expect(asked).to_contain_text("Multiples stay inside")
    asked.get_by_role("button", name="Try again").click()
    expect(page).to_have_url(f"{stack.address}{QUIZ}?again=1.1-subspace#question-1.1-subspace")
    expect(asked.get_by_role("radio").first).not_to_be_checked()
    written = question(page, "1.1-why-a-matrix")
    written.get_by_role("textbox").fill("Everything is a mixture of the two.")
    written.get_by_role("button", name="Answer").click()
    written.get_by_label("writes every vector as a mixture").check()
    written.get_by_role("button", name="Keep my mark").click()
    expect(written).to_contain_text("1 of 3 points met, by your own mark")


def answer_one_of_each(page: Page, stack: Stack) -> None:
    """Leaves a page with answers of each kind and tone, one waiting for its mark and one that could not be read."""
    page.goto(stack.address + QUIZ)
    choose(page, "all vectors that lie on one of the three coordinate axes")
    several = question(page, "1.1-which-maps-are-linear")
    several.get_by_role("checkbox").first.check()
    send(several)
    for key, typed in (("1.1-coordinates", "3"), ("1.1-solve", "inv"), ("1.1-column-minus-row", "5,1")):
        question(page, key).get_by_role("textbox").fill(typed)
        send(question(page, key))
    written = question(page, "1.1-why-a-matrix")
    written.get_by_role("textbox").fill("A mixture.")
    written.get_by_role("button", name="Answer").click()
    expect(written.get_by_role("button", name="Keep my mark")).to_be_visible()
    unread = question(page, "1.1-four-steps")
    unread.get_by_role("textbox").fill("many")
    unread.get_by_role("button", name="Answer").click()
    expect(unread.get_by_role("alert")).to_be_visible()


def choose(page: Page, text: str) -> None:
    page.get_by_label(text).check()
    send(question(page, "1.1-subspace"))


def send(asked: Locator) -> None:
    asked.get_by_role("button", name="Answer").click()
    expect(asked.locator(".answer-verdict")).to_be_visible()


def question(page: Page, key: str) -> Locator:
    return page.locator(f"[id='question-{key}']")


def newcomer(visits: Visits, stack: Stack, **options: object) -> Page:
    page = visits.window(**options)
    page.goto(stack.newcomer()[1])
    return page
