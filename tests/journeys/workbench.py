"""The exercise page in a browser, as a learner uses it: write, submit, wait, read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

from tests.journeys.stack import EXERCISE

VERDICT_MS = 30_000

RIGHT = """\
def matmul(a, b):
    width = len(b[0]) if b else 0
    for row in a:
        if len(row) != len(b):
            raise ValueError("the sizes don't fit")
    product = []
    for row in a:
        columns = range(width)
        product.append([sum(row[k] * b[k][j] for k in range(len(b))) for j in columns])
    return product
"""
TRANSPOSED = """\
def matmul(a, b):
    product = []
    for column in zip(*b):
        product.append([sum(x * y for x, y in zip(row, column)) for row in a])
    return product
"""
PARTLY = """\
def matmul(a, b):
    for row in a:
        if len(row) != len(b):
            raise ValueError("the sizes don't fit")
    width = len(b[0])
    product = []
    for row in a:
        columns = range(width)
        product.append([sum(row[k] * b[k][j] for k in range(len(b))) for j in columns])
    return product
"""
ENDLESS = """\
def matmul(a, b):
    while True:
        pass
"""


class Site(Protocol):
    """Wherever the site runs: all that a learner knows of it."""

    @property
    def address(self) -> str: ...


@dataclass
class Workbench:
    page: Page
    stack: Site

    def open(self) -> Workbench:
        self.page.goto(self.stack.address + EXERCISE)
        expect(self.editor).to_be_attached()
        return self

    @property
    def editor(self) -> Locator:
        return self.page.locator(".cm-content")

    @property
    def results(self) -> Locator:
        return self.page.locator("[data-results] article.results:not([data-seen])")

    @property
    def save_state(self) -> Locator:
        return self.page.locator("[data-save-state]")

    def write(self, source: str) -> None:
        """Replace everything in the editor, by selecting all of it and pasting."""
        self.page.bring_to_front()
        self.show("code")
        self.editor.click()
        self.page.keyboard.press("Control+a")
        self.editor.evaluate(
            """(content, text) => {
                const data = new DataTransfer();
                data.setData("text/plain", text);
                const paste = { clipboardData: data, bubbles: true, cancelable: true };
                content.dispatchEvent(new ClipboardEvent("paste", paste));
            }""",
            source,
        )

    def show(self, tab: str) -> None:
        """Turn to a tab where the page has them side by side already or one at a time."""
        button = self.page.locator(f"#tab-{tab}")
        if button.is_visible():
            button.click()

    def press(self, name: str) -> None:
        self.page.bring_to_front()  # as a person does who has several tabs; those behind draw nothing
        self.forget_results()
        self.page.get_by_role("button", name=name, exact=True).click()

    def forget_results(self) -> None:
        """What is shown now is not what will be waited for."""
        self.page.locator("[data-results] article.results").evaluate_all(
            "articles => articles.forEach((article) => article.setAttribute('data-seen', ''))"
        )

    def submit(self, source: str) -> None:
        self.write(source)
        self.press("Submit")

    def expect_verdict(self, verdict: str, *, within_ms: float = VERDICT_MS) -> Locator:
        """Wait for results with this verdict; returns them."""
        expect(self.results).to_have_attribute("data-verdict", re.compile(".+"), timeout=within_ms)
        expect(self.results).to_have_attribute("data-verdict", verdict)
        return self.results

    def expect_taken(self) -> None:
        """Wait until the site has answered Submit or Run."""
        expect(self.page.get_by_role("button", name="Stop", exact=True)).to_be_visible()

    def expect_running(self) -> None:
        expect(self.page.locator("[data-live-text]")).to_contain_text(
            re.compile("Running|Checking"), timeout=VERDICT_MS
        )
