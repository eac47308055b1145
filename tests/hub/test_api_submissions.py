"""/api/submissions/<id>/: results, events, Stop and figures of one's own submission."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from courses.models import ExerciseVersion
from grader import events
from grader.models import Figure, Submission
from grader.results import CheckResult, Diagnosis, ErrorReport, Outcome, Verdict
from hub.pages.results import EVENTS_AT_ONCE

PNG = b"\x89PNG\r\n\x1a\n and more"
PATHS = ["", "events/", "figures/1.png"]


@pytest.fixture
def shown(queued: Submission, finish: Callable[..., Submission]) -> Submission:
    """A failed submission with a check, a diagnosis, an exception, printed and logged lines, and a figure."""
    told = [
        ("output", {"stream": "stdout", "at": 0.1, "text": "hello\n"}),
        ("metric", {"step": 3, "at": 0.2, "values": {"loss": 0.25}}),
        ("figure", {"number": 1, "title": "Loss", "width": 4, "height": 3, "url": "/submissions/x/figures/1.png"}),
    ]
    events.append(queued.pk, told)
    Figure.objects.create(submission=queued, number=1, title="Loss", width=4, height=3, png=PNG)
    diagnosis = Diagnosis("transposed", "Your result is the transpose", "Look at `A.T`.", "3 of 3 agree")
    frame = {"file": "solution.py", "line": 2, "function": "f", "text": "return x / 0", "shapes": {"x": "(2, 3)"}}
    error = ErrorReport("ZeroDivisionError", "division by zero", (frame,), advice="Look at the divisor.")
    failed = CheckResult(1, "product", "Agrees with NumPy", 1, Outcome.FAILED, 0, 1, got="[[1]]", diagnosis=diagnosis)
    broken = CheckResult(2, "edge", "Takes empty input", 1, Outcome.FAILED, 0, 1, error=error)
    facts = {"verdict": Verdict.FAILED, "headline": "0 of 2 checks passed.", "points": 0, "max_points": 2}
    return finish(queued, checks=(failed, broken), operator_detail="SECRET", **facts)


@pytest.mark.parametrize("path", PATHS)
def test_it_is_there_for_its_learner_alone(
    path: str, adas_program: Client, as_ada: Client, eves_program: Client, visitor: Client, shown: Submission
) -> None:
    address = f"/api/submissions/{shown.public_id}/{path}"
    assert adas_program.get(address).status_code == as_ada.get(address).status_code == 200
    assert eves_program.get(address).status_code == 404
    assert eves_program.get(address).json() == eves_program.get(f"/api/submissions/{uuid4()}/{path}").json()
    for public_id in (shown.public_id, uuid4()):
        assert visitor.get(f"/api/submissions/{public_id}/{path}").status_code == 401
    assert adas_program.post(address).status_code == 405
    assert adas_program.get(f"/api/submissions/not-an-id/{path}").status_code == 404


def test_the_results_tell_what_the_page_shows_and_nothing_meant_for_the_operator(
    adas_program: Client, shown: Submission
) -> None:
    answer = adas_program.get(f"/api/submissions/{shown.public_id}/")
    told = answer.json()
    assert (told["state"], told["verdict"], told["headline"]) == ("done", "failed", "0 of 2 checks passed.")
    assert told["place"] == 0 and told["exercise"]["id"] == "matrix-multiplication"
    failed, broken = told["tasks"][0]["checks"]
    assert failed["got"] == "[[1]]" and failed["diagnosis"]["code"] == "transposed" and failed["error"] is None
    assert broken["error"]["frames"][0]["shapes"] == {"x": "(2, 3)"} and broken["diagnosis"] is None
    assert told["output"] == [{"stream": "stdout", "text": "hello\n"}]
    assert told["logged"] == [{"name": "loss", "value": "0.25", "step": 3, "count": 1}]
    assert told["source"] == shown.source and "SECRET" not in answer.content.decode()


def test_a_figure_is_the_picture(adas_program: Client, shown: Submission) -> None:
    address = adas_program.get(f"/api/submissions/{shown.public_id}/").json()["figures"][0]["url"]
    picture = adas_program.get(address, headers={"Accept": "image/png"})
    assert picture.content == PNG and picture["Content-Type"] == "image/png" and "private" in picture["Cache-Control"]
    missing = adas_program.get(address.replace("1.png", "2.png"))
    assert missing.status_code == 404 and "no figure 2" in missing.json()["error"]


def test_events_are_followed_from_one_number_to_the_next(
    adas_program: Client, queued: Submission, finish: Callable[..., Submission]
) -> None:
    first = adas_program.get(f"/api/submissions/{queued.public_id}/events/").json()
    assert first["state"] == "queued" and first["place"] == 1 and first["events"][0]["data"]["phase"] == "queued"
    nothing_new = adas_program.get(first["next"]).json()
    assert nothing_new["events"] == [] and nothing_new["next"] == first["next"]
    finish(queued)
    rest = adas_program.get(first["next"]).json()
    assert rest["verdict"] == "passed" and rest["events"][-1]["kind"] == "done" and rest["next"] is None
    assert rest["events"][0]["seq"] == first["events"][-1]["seq"] + 1


def test_many_events_come_in_portions(adas_program: Client, shown: Submission) -> None:
    metrics = [("metric", {"step": step, "at": 0.1, "values": {"loss": 1.0}}) for step in range(EVENTS_AT_ONCE)]
    events.append(shown.pk, metrics)
    first = adas_program.get(f"/api/submissions/{shown.public_id}/events/").json()
    assert len(first["events"]) == EVENTS_AT_ONCE and first["next"]
    rest = adas_program.get(first["next"]).json()
    seqs = [event["seq"] for event in first["events"] + rest["events"]]
    assert seqs == list(range(1, len(seqs) + 1)) and rest["next"] is None


def test_a_figure_among_the_events_leads_to_where_a_token_is_taken(adas_program: Client, shown: Submission) -> None:
    told = adas_program.get(f"/api/submissions/{shown.public_id}/events/").json()["events"]
    figure = next(event["data"] for event in told if event["kind"] == "figure")
    assert adas_program.get(figure["url"]).content == PNG


@pytest.mark.parametrize("after", ["-1", "x", "9" * 30, "²", ""])
def test_an_event_number_that_is_none(after: str, adas_program: Client, queued: Submission) -> None:
    answer = adas_program.get(f"/api/submissions/{queued.public_id}/events/", {"after": after})
    assert answer.status_code == 400 and "“after” is the number" in answer.json()["error"]


def test_stop_leaves_a_verdict_as_it_is(adas_program: Client, shown: Submission) -> None:
    answer = adas_program.post(f"/api/submissions/{shown.public_id}/stop/")
    assert answer.status_code == 200 and answer.json()["verdict"] == "failed"


def test_stop_is_for_its_learner_alone(
    adas_program: Client, eves_program: Client, visitor: Client, queued: Submission
) -> None:
    stop = f"/api/submissions/{queued.public_id}/stop/"
    assert eves_program.post(stop).status_code == 404
    assert visitor.post(stop).status_code == 401
    assert adas_program.get(stop).status_code == 405
    queued.refresh_from_db()
    assert queued.state == "queued"
    answer = adas_program.post(stop)
    assert answer.status_code == 200 and answer.json()["verdict"] == "stopped" and answer.json()["state"] == "done"


def test_an_older_version_is_named(adas_program: Client, shown: Submission) -> None:
    content = shown.version.content
    shown.exercise.current = ExerciseVersion.objects.create(exercise=shown.exercise, hash="newer", content=content)
    shown.exercise.save()
    assert "has changed since" in adas_program.get(f"/api/submissions/{shown.public_id}/").json()["version_note"]


@pytest.mark.parametrize("checks", [1, 40])
def test_a_fixed_handful_of_queries(
    checks: int,
    adas_program: Client,
    queued: Submission,
    finish: Callable[..., Submission],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    adas_program.get("/api/me/")
    with django_assert_num_queries(8):
        adas_program.get(f"/api/submissions/{queued.public_id}/")
    finish(
        queued, checks=[CheckResult(n, f"c{n}", f"Check {n}", 1, Outcome.PASSED, 1, 1) for n in range(1, checks + 1)]
    )
    for path, queries in {"": 5, "events/": 3}.items():
        with django_assert_num_queries(queries):
            adas_program.get(f"/api/submissions/{queued.public_id}/{path}")
