"""The pages of cohorts in a browser, as an instructor uses them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visits
from tests.journeys.stack import Stack


@dataclass
class Teacher:
    page: Page
    stack: Stack
    cohort: str = ""  # the address of the one made last

    @classmethod
    def of(cls, stack: Stack, visits: Visits, **options: Any) -> Teacher:
        page = visits.window(**options)
        page.goto(stack.instructor()[1])
        return cls(page, stack)

    def make_cohort(self, name: str) -> str:
        """From the list on, as a newcomer would; returns the link to hand out."""
        self.open_list()
        self.page.get_by_role("link", name=re.compile("Make .*cohort")).click()
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_role("button", name="Make it").click()
        expect(self.page.get_by_text("Nobody has joined yet")).to_be_visible()
        self.cohort = self.page.url
        return self.page.get_by_label("Send them this link").input_value()

    def open_list(self) -> None:
        self.page.goto(f"{self.stack.address}/cohorts/")

    def open_cohort(self) -> None:
        self.page.goto(self.cohort)

    def open_learner(self, name: str = "") -> None:
        """From the table; the first one, where no name is given."""
        self.open_cohort()
        names = self.page.locator(".cohort-table tbody th a")
        (names.filter(has_text=name) if name else names).first.click()
        expect(self.page.get_by_role("heading", name="Submissions")).to_be_visible()

    def open_submission(self) -> None:
        """The newest one of the learner whose page is open."""
        self.page.locator(".submission-list a").first.click()
        expect(self.page.get_by_text("A submission by")).to_be_visible()

    def manage(self) -> None:
        self.open_cohort()
        self.page.get_by_role("link", name="Manage").click()
