"""From the press of Submit to the verdict on the screen, in a real browser, on each engine.

Distinct code each time, so that no verdict is answered from before; one at a time, and only when a sandbox is warm
again. The browser's clock, the row's timestamps and the sandbox's clock are those of one machine, so the phases add up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from sandbox.commands import ask_status
from tests import needs
from tests.bench.report import machine, p50, p95, table, write_section
from tests.journeys.conftest import CHROMIUM_FLAGS
from tests.journeys.stack import Stack, running, wait_until
from tests.journeys.workbench import RIGHT, Site, Workbench

COUNT = 50
WARM_UP = 5
LINES = 15
TARGET_MS = {"p50": 250, "p95": 600}

Moments = dict[str, float]

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


# In the page: the first frame painted with a number in the output, which is when the code printed it.
LISTEN = r"""() => {
    window.heard = null;
    const look = () => {
        const printed = document.querySelector("[data-live-output]")?.textContent.match(/at (\d+\.\d+)/);
        if (!printed || window.heard) return;
        window.heard = {};
        requestAnimationFrame(() => setTimeout(() => (window.heard = { ms: Date.now() - 1000 * printed[1] })));
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


@dataclass(frozen=True)
class Measured:
    """A site under measurement: `newest` is the newest submission's row, `is_warm` says that a sandbox waits."""

    site: Site
    sign_in_link: str
    newest: Callable[[], Mapping[str, Any]]
    is_warm: Callable[[], bool]


def main(count: int) -> None:
    tables, lines = [], []
    for engine in ("docker", "bubblewrap"):
        needs.docker() if engine == "docker" else needs.bubblewrap()
        with running(engine) as stack:
            moments, heard = measure(_of_stack(stack), count)
        tables.append(f"### {engine}\n\n{phases(moments)}")
        lines += heard
    facts = {"machine": machine(), "count": count, "lines": len(lines), **TARGET_MS}
    facts |= {"line_p50": p50(lines), "line_p95": p95(lines)}
    write_section("press to verdict", TEXT.format(**facts, tables="\n\n".join(tables)))


def measure(measured: Measured, count: int) -> tuple[list[Moments], list[float]]:
    """Milliseconds of each moment since the press for `count` submissions; and from print to screen for some Runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(measured.sign_in_link)
        bench = Workbench(page, measured.site).open()
        page.evaluate(WATCH)
        moments = [one(bench, measured, number) for number in range(WARM_UP + count)]
        heard = [one_line(bench, measured) for _ in range(min(count, LINES))]
        browser.close()
    return moments[WARM_UP:], heard


def one(bench: Workbench, measured: Measured, number: int) -> Moments:
    wait_until(measured.is_warm, 30, "a sandbox is warm")
    bench.write(f"# {number}\n{RIGHT}")
    expect(bench.save_state).to_have_text("Saved")
    bench.press("Submit")
    bench.expect_verdict("passed")
    seen = wait_until(lambda: seen_by(bench.page), 5, "the verdict is painted")
    row = measured.newest()
    assert (row["verdict"], row["answered_from_id"]) == ("passed", None), dict(row)
    stamps = {name: milliseconds(row[name]) for _, _, name in PHASES if name in row.keys()}  # noqa: SIM118
    return {name: at - seen["pressed"] for name, at in {**seen, **stamps}.items()}


def one_line(bench: Workbench, measured: Measured) -> float:
    """Milliseconds from a print inside to the painted line."""
    wait_until(measured.is_warm, 30, "a sandbox is warm")
    bench.write("import time\nprint(f'at {time.time():.6f}', flush=True)\ntime.sleep(1.5)\n")
    expect(bench.save_state).to_have_text("Saved")
    bench.page.evaluate(LISTEN)
    bench.press("Run")
    bench.expect_verdict("finished")
    heard: float = bench.page.evaluate("window.heard.ms")
    return heard


def seen_by(page: Page) -> Moments | None:
    """When it was pressed and when the verdict was painted, by the page's own clock."""
    seen: Moments = page.evaluate("window.bench")
    return {name: seen[name] for name in ("pressed", "visible")} if "visible" in seen else None


def milliseconds(stamp: str) -> float:
    return datetime.fromisoformat(stamp).replace(tzinfo=UTC).timestamp() * 1000


def phases(moments: Sequence[Moments]) -> str:
    whole = p50([moment["visible"] for moment in moments])
    rows = []
    for name, begin, end in PHASES:
        spans = [moment[end] - moment[begin] for moment in moments]
        rows.append([name, f"{p50(spans):.0f}", f"{p95(spans):.0f}", f"{100 * p50(spans) / whole:.0f} %"])
    return table(["phase", "p50 ms", "p95 ms", "share of the median"], rows)


def _of_stack(stack: Stack) -> Measured:
    def newest() -> Mapping[str, Any]:
        return stack.rows("SELECT * FROM grader_submission ORDER BY id DESC LIMIT 1")[0]

    def is_warm() -> bool:
        shelves = ask_status(stack.data / "run" / "sandbox.sock")["pool"]
        return all(shelf["idle"] and not shelf["making"] for shelf in shelves)

    return Measured(stack, stack.newcomer()[1], newest, is_warm)


TEXT = """## From the press of Submit to the verdict on the screen

`make bench`: {count} submissions of distinct right answers to the matrix multiplication exercise (nine checks), one
after the other in Chromium, everything on one machine ({machine}), SQLite, Celery's filesystem transport, a warm
sandbox waiting. To reach: p50 {p50} ms, p95 {p95} ms.

The largest share is the way back: the event stream looks every 40 ms, then the page asks for the results as the server
renders them, so that they look the same with and without scripts, and paints them. The rest is spread evenly.

{tables}

A line that a Run prints is on the screen {line_p50:.0f} ms after it was printed (p50; p95 {line_p95:.0f} ms,
{lines} Runs; to reach: 250 ms)."""
