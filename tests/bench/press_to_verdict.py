"""`make bench-verdict`: from the press of Submit to the verdict on the screen, in a real browser, on each engine.

Distinct code each time, so that no verdict is answered from before; one at a time, and only when a sandbox is warm
again. The browser's clock and the row's timestamps are those of one machine, so the phases add up. Prints a table and
writes it into docs/performance.md; it never fails on a time. Run with `python -m tests.bench.press_to_verdict [COUNT]`.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from sandbox.commands import ask_status
from tests import needs
from tests.journeys.conftest import CHROMIUM_FLAGS
from tests.journeys.stack import ROOT, Stack, running, wait_until
from tests.journeys.workbench import RIGHT, Workbench

PAGE = ROOT / "docs" / "performance.md"
COUNT = 50
WARM_UP = 5
TARGET_MS = {"p50": 250, "p95": 600}

# What happens between two moments; each is the difference of two of them.
PHASES = [
    ("the request, until the row is there", "pressed", "created"),
    ("the queue, until a worker has it", "created", "claimed_at"),
    ("a sandbox, until it is ours", "claimed_at", "opened_at"),
    ("loading the code", "opened_at", "loaded_at"),
    ("nine checks", "loaded_at", "judged_at"),
    ("closing, and the verdict in the database", "judged_at", "finished_at"),
    ("until it is on the screen", "finished_at", "visible"),
    ("**press to visible verdict**", "pressed", "visible"),
]

# In the page: note when the button is pressed, and the first frame painted with a verdict in it.
WATCH = """() => {
    window.bench = {};
    const note = () => (window.bench = { pressed: Date.now() });
    document.querySelector("[data-submit]").addEventListener("click", note, { capture: true });
    const look = () => {
        if (!document.querySelector("[data-results] article:not([data-seen], [data-verdict=''])")) return;
        if (!window.bench.pressed || window.bench.painting) return;
        window.bench.painting = true;
        requestAnimationFrame(() => setTimeout(() => (window.bench.visible = Date.now())));
    };
    new MutationObserver(look).observe(document.querySelector("[data-results]"), { childList: true, subtree: true });
}"""


def main(count: int) -> None:
    tables = [table(engine, measure(engine, count)) for engine in ("docker", "bubblewrap")]
    write_page(count, tables)


def measure(engine: str, count: int) -> list[dict[str, float]]:
    """Milliseconds of each moment since the press, for `count` submissions."""
    needs.docker() if engine == "docker" else needs.bubblewrap()
    with running(engine) as stack, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(stack.newcomer()[1])
        bench = Workbench(page, stack).open()
        page.evaluate(WATCH)
        moments = [one(bench, stack, number) for number in range(WARM_UP + count)]
        browser.close()
    return moments[WARM_UP:]


def one(bench: Workbench, stack: Stack, number: int) -> dict[str, float]:
    wait_until(lambda: is_warm(stack), 30, "a sandbox is warm")
    bench.write(f"# {number}\n{RIGHT}")
    expect(bench.save_state).to_have_text("Saved")
    bench.press("Submit")
    bench.expect_verdict("passed")
    seen = wait_until(lambda: seen_by(bench.page), 5, "the verdict is painted")
    (row,) = stack.rows("SELECT * FROM grader_submission ORDER BY id DESC LIMIT 1")
    assert (row["verdict"], row["answered_from_id"]) == ("passed", None), dict(row)
    stamps = {name: milliseconds(row[name]) for _, _, name in PHASES if name in row.keys()}  # noqa: SIM118
    return {name: at - seen["pressed"] for name, at in {**seen, **stamps}.items()}


def seen_by(page: Page) -> dict[str, float] | None:
    """When it was pressed and when the verdict was painted, by the page's own clock."""
    seen: dict[str, float] = page.evaluate("window.bench")
    return {name: seen[name] for name in ("pressed", "visible")} if "visible" in seen else None


def is_warm(stack: Stack) -> bool:
    return all(
        shelf["idle"] and not shelf["making"] for shelf in ask_status(stack.data / "run" / "sandbox.sock")["pool"]
    )


def milliseconds(stamp: str) -> float:
    return datetime.fromisoformat(stamp).replace(tzinfo=UTC).timestamp() * 1000


def table(engine: str, moments: Sequence[dict[str, float]]) -> str:
    lines = [f"### {engine}", "", "| phase | p50 ms | p95 ms | share of the median |", "|---|---|---|---|"]
    whole = median(moment["visible"] for moment in moments)
    for name, begin, end in PHASES:
        spans = sorted(moment[end] - moment[begin] for moment in moments)
        share = f"{100 * median(spans) / whole:.0f} %"
        lines.append(f"| {name} | {median(spans):.0f} | {percentile(spans, 0.95):.0f} | {share} |")
    print("\n".join(lines), flush=True)
    return "\n".join(lines)


def percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def write_page(count: int, tables: Sequence[str]) -> None:
    """Replace this benchmark's section of the page, or add it."""
    facts: dict[str, Any] = {"cores": os.cpu_count(), "python": platform.python_version(), "count": count}
    facts["load"] = round(os.getloadavg()[1], 1)  # of the last five minutes, the site and the browser included
    section = SECTION.format(**facts, **TARGET_MS, tables="\n\n".join(tables))
    before = PAGE.read_text() if PAGE.exists() else "# Performance\n"
    head, _, rest = before.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head.rstrip()}\n\n{BEGIN}\n{section}\n{END}{tail or chr(10)}")


BEGIN, END = "<!-- press to verdict: begin -->", "<!-- press to verdict: end -->"
SECTION = """## From the press of Submit to the verdict on the screen

`make bench-verdict`: {count} submissions of distinct right answers to the matrix multiplication exercise (nine
checks), one after the other in Chromium, everything on one machine ({cores} cores, Python {python},
load {load}), SQLite, Celery's filesystem transport, a warm sandbox waiting. To reach: p50 {p50} ms, p95 {p95} ms.

The largest share is the way back: the event stream looks every 40 ms, then the page asks for the results as the server
renders them, so that they look the same with and without scripts, and paints them. The rest is spread evenly.

{tables}"""


if __name__ == "__main__":
    main(int(next(filter(re.compile(r"\d+").fullmatch, sys.argv[1:]), COUNT)))
