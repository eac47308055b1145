"""Hostile text in every field that a learner can reach, on the real pages: it arrives as text, and nothing of it runs.

No sandbox is needed here: the report is one that a hostile submission could at worst bring about. What really comes out
of a sandbox is rendered by `test_attacks`, for every attack.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from courses.models import Exercise, User
from grader import drafts
from grader.claiming import claim_next
from grader.events import New
from grader.finishing import finish
from grader.models import Submission
from grader.results import CheckResult, Diagnosis, ErrorReport, Outcome, Report, Verdict
from grader.submitting import submit
from tests import needs
from tests.attacks.page import Page
from tests.hub.conftest import signed_in
from tests.journeys.conftest import CHROMIUM_FLAGS

pytestmark = pytest.mark.django_db(transaction=True)

MARKUP = "</pre></p></script></textarea></title><script>attacked()</script><img src=x onerror=attacked()>"
BREAK = '"\'><svg onload=attacked() onfocus=attacked() x="'
ADDRESS = "[here](javascript:attacked()) ![](javascript:attacked()) `<b onclick=attacked()>` **x**"
UNSEEN = "\u202edessap\u202c \u2066\x1b[2J\x00\x85"
HOSTILE = f"{MARKUP} {BREAK} {ADDRESS} {UNSEEN}"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(8) + MARKUP.encode()
SOURCE = f'def f(x):\n    return """{HOSTILE.replace(chr(0), "")}"""\n'


def test_hostile_text_is_text_on_every_page_that_shows_it(shown: Submission, as_mallory: Client) -> None:
    for path in ("", "results/"):
        page = Page.of(as_mallory, shown, path)
        assert page.status == 200 and not page.problems, page.problems
        assert page.text.count("<script>attacked()</script>") >= 15
    exercise = shown.exercise.get_absolute_url()
    for path in (exercise, f"{exercise}attempts/"):
        answer = as_mallory.get(path)
        page = Page(answer.headers, answer.status_code, answer.content.decode(), shows_source=True)
        assert page.status == 200 and not page.problems, (path, page.problems)
        assert "<script>attacked()</script>" in page.text


def test_the_state_that_scripts_poll_is_json_and_says_so(shown: Submission, as_mallory: Client) -> None:
    answer = as_mallory.get(f"{shown.get_absolute_url()}state/")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    texts = [event["data"].get("text", "") for event in answer.json()["events"]]
    assert any(MARKUP in text for text in texts) and not any("\u202e" in text or "\0" in text for text in texts)


def test_a_picture_that_is_a_page_stays_a_broken_picture(shown: Submission, as_mallory: Client) -> None:
    answer = as_mallory.get(f"{shown.get_absolute_url()}figures/1.png")
    assert answer.content == PICTURE
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"].partition("script-src")[2].split(";")[0]


@pytest.mark.browser
def test_in_a_browser_nothing_runs_and_the_page_keeps_its_shape(
    shown: Submission, as_mallory: Client, live_server: LiveServer
) -> None:
    cookie = {"name": "sessionid", "value": as_mallory.cookies["sessionid"].value, "url": live_server.url}
    pages = [shown.get_absolute_url(), shown.exercise.get_absolute_url()]
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's loop runs in this thread, the server in another
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=CHROMIUM_FLAGS)
        context = browser.new_context(viewport={"width": 390, "height": 800})
        context.add_cookies([cookie])
        context.add_init_script("window.attacked = () => { window.hit = true }")
        for path in pages:
            _visit(context.new_page(), live_server.url + path)
        browser.close()


def _visit(tab: Tab, address: str) -> None:
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("window.hit") is None
    assert not [text for text in complaints if "Content Security Policy" in text or "Refused" in text], complaints
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390, "the page is wider than a phone"
    assert tab.evaluate("document.documentElement.scrollHeight") < 40 * 800, "the page is flooded"


@pytest.fixture
def mallory(make_learner: Callable[..., User]) -> User:
    return make_learner("<script>attacked()</script>\"'><svg onload=attacked()>")


@pytest.fixture
def as_mallory(mallory: User) -> Client:
    return signed_in(mallory)


@pytest.fixture
def shown(mallory: User, make_exercise: Callable[..., Exercise]) -> Submission:
    """A submission that is done, with hostile text wherever a report and its events have room for one."""
    exercise = make_exercise()
    submission = submit(mallory, exercise, source=SOURCE)
    drafts.save(mallory, exercise, source=SOURCE, base=0)
    claimed = claim_next("cpu")
    assert claimed is not None and claimed.lease is not None
    assert finish(claimed.pk, claimed.lease, _report(), remaining=_events())
    submission.refresh_from_db()
    return submission


def _report() -> Report:
    frame = {"file": HOSTILE, "line": 1, "function": HOSTILE, "text": HOSTILE, "shapes": {HOSTILE: HOSTILE}}
    error = ErrorReport(HOSTILE, HOSTILE, (frame,), (HOSTILE,), advice=HOSTILE)
    diagnosis = Diagnosis("odd", HOSTILE, HOSTILE, HOSTILE)
    check = CheckResult(
        1, "odd", "An honest name", 1, Outcome.FAILED, 0, 1, message=HOSTILE, call=HOSTILE, expected=HOSTILE,
        got=HOSTILE, diagnosis=diagnosis, error=error,
    )  # fmt: skip
    ending = {"ending": "exited", "detail": HOSTILE, "exit_code": 0}
    return Report(Verdict.FAILED, HOSTILE[:380], 0, 1, checks=(check,), error=error, ending=ending)


def _events() -> list[New]:
    def printed(text: str) -> New:
        return "output", {"stream": "stdout", "at": 0.1, "text": text}

    figure: dict[str, Any] = {"number": 1, "title": HOSTILE[:200], "width": 4, "height": 3}
    return [
        printed(HOSTILE),
        printed("x" * 1_000_000 + "\n"),
        printed("\n" * 5_000),
        ("metric", {"step": 1, "at": 0.1, "values": {HOSTILE: 1.0, "<!--<script>": float("nan")}}),
        ("figure", {**figure, "png": base64.b64encode(PICTURE).decode()}),
    ]
