"""What a page weighs and how soon it can be used, in a browser with an empty cache; figures and fonts counted apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests import needs
from tests.bench.report import machine, mark, p50, table, write_section
from tests.journeys.conftest import CHROMIUM_FLAGS
from tests.journeys.stack import Stack, running

COUNT = 5
PAGES = {
    "home": ("/", None),
    "topic": ("/topics/1.1/", None),
    "lesson": ("/topics/1.1/lesson/", 120),
    "exercise": ("/exercises/matrix-multiplication/", 320),
    "my progress": ("/progress/", None),
}
SHIFT = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((each) => (sum += each.value)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 1000);
})"""
READY = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


@dataclass
class Load:
    """One visit: kilobytes by kind of resource, milliseconds until scripts have run, how far things moved."""

    kilobytes: Counter[str] = field(default_factory=Counter)
    ready_ms: float = 0.0
    shift: float = 0.0

    @property
    def counted(self) -> float:
        return sum(size for kind, size in self.kilobytes.items() if kind not in {"Font", "Image"})


def main(count: int) -> None:
    needs.bubblewrap()
    with running("bubblewrap") as stack:
        rows = [row(stack, name, path, target, count) for name, (path, target) in PAGES.items()]
    head = ["page", "KB transferred", "fonts, figures KB", "usable after ms", "moved", "to reach"]
    write_section("weight", TEXT.format(machine=machine(), table=table(head, rows)))


def row(stack: Stack, name: str, path: str, target: int | None, count: int) -> list[str]:
    loads = [visit(stack, stack.newcomer()[1], path) for _ in range(count)]
    kilobytes, ready = p50([each.counted for each in loads]), p50([each.ready_ms for each in loads])
    apart = p50([sum(each.kilobytes.values()) - each.counted for each in loads])
    moved = max(each.shift for each in loads)
    reached = [mark(kilobytes, target)] if target else []
    reached += [mark(ready, 1000), mark(moved, 0.0)]
    return [name, f"{kilobytes:.0f}", f"{apart:.0f}", f"{ready:.0f}", f"{moved:.3f}", ", ".join(reached)]


def visit(stack: Stack, link: str, path: str) -> Load:
    """A new browser, signed in, nothing cached."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(link)
        load = _measured(page, stack.address + path)
        browser.close()
    return load


def _measured(page: Page, address: str) -> Load:
    load = Load()
    kinds: dict[str, str] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")

    def arrived(event: dict[str, Any]) -> None:
        load.kilobytes[kinds.get(event["requestId"], "Other")] += event["encodedDataLength"] / 1024

    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on("Network.loadingFinished", arrived)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    load.ready_ms = float(page.evaluate(READY))
    load.shift = float(page.evaluate(SHIFT))
    return load


TEXT = """## Weight of pages

In Chromium, signed in, nothing cached ({machine}). KB as transferred, compressed, without fonts and figures, which are
counted apart; to reach: 120 KB for a lesson, 320 KB for an exercise, usable within a second, nothing moves.

{table}"""
