"""A site for each engine, started once; a real browser, and pages in it that tolerate no error in the console.

pytest-playwright's own fixtures live as long as the session and would leave an event loop running under the tests of
other folders; these end with each module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests import needs
from tests.journeys.stack import Stack, running
from tests.journeys.workbench import Workbench

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _marked(engine: str) -> Any:
    marks = [getattr(pytest.mark, engine), pytest.mark.browser, pytest.mark.xdist_group("journeys")]
    return pytest.param(engine, marks=marks)


BOTH_ENGINES = [_marked("docker"), _marked("bubblewrap")]


def need(engine: str) -> None:
    needs.docker() if engine == "docker" else needs.bubblewrap()


@pytest.fixture(scope="session")
def stacks() -> Iterator[Callable[[str], Stack]]:
    """The site on a named engine; the first who asks starts it, and it ends with the session."""
    with ExitStack() as open_stacks:
        started: dict[str, Stack] = {}

        def get(engine: str) -> Stack:
            need(engine)
            if engine not in started:
                started[engine] = open_stacks.enter_context(running(engine))
            return started[engine]

        yield get


@pytest.fixture(scope="session", params=BOTH_ENGINES)
def each_stack(request: pytest.FixtureRequest, stacks: Callable[[str], Stack]) -> Stack:
    """For what must hold on both engines."""
    return stacks(request.param)


@pytest.fixture(scope="session", params=[_marked("bubblewrap")])
def stack(request: pytest.FixtureRequest, stacks: Callable[[str], Stack]) -> Stack:
    """For what has nothing to do with the engine."""
    return stacks(request.param)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = needs.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@dataclass
class Visits:
    """Browser windows of one test, and everything that went wrong in them."""

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    tolerated: list[str] = field(default_factory=list)

    def window(self, **options: Any) -> Page:
        """A window with cookies of its own."""
        context = self.browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        self.contexts.append(context)
        context.set_default_timeout(15_000)
        context.on("page", self._listen)
        return context.new_page()

    def learner(self, stack: Stack, **options: Any) -> Workbench:
        """A new learner, signed in, with the exercise open."""
        page = self.window(**options)
        _, link = stack.newcomer()
        page.goto(link)
        return Workbench(page, stack).open()

    def another_tab(self, bench: Workbench) -> Workbench:
        """The same learner, in the same browser, once more."""
        return Workbench(bench.page.context.new_page(), bench.stack).open()

    def tolerate(self, part: str) -> None:
        """An error in the console that a test provokes on purpose."""
        self.tolerated.append(part)

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._heard(message))

    def _heard(self, message: ConsoleMessage) -> None:
        text = f"{message.text} ({message.location.get('url')})"
        if message.type in {"error", "warning"} and not any(part in text for part in self.tolerated):
            self.errors.append(f"{message.type}: {text}")


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    visits = Visits(browser)
    yield visits
    for context in visits.contexts:
        context.close()
    assert not visits.errors, "the browser's console shows errors"
