"""/api/exercises/<id>/: the exercise, Submit, Run, the attempts and the draft, for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from courses.models import Exercise, User
from grader import drafts
from grader.models import Draft, Submission

EXERCISE = "/api/exercises/matrix-multiplication/"
SUBMIT, RUN, DRAFT = f"{EXERCISE}submissions/", f"{EXERCISE}runs/", f"{EXERCISE}draft/"
SOURCE = "def f(x):\n    return x\n"
JSON = "application/json"


def post(client: Client, path: str, source: Any = SOURCE) -> HttpResponse:
    return client.post(path, {"source": source}, content_type=JSON)


def test_everybody_reads_what_the_page_shows(visitor: Client, adas_program: Client, exercise: Exercise) -> None:
    told = visitor.get(EXERCISE).json()
    assert told == adas_program.get(EXERCISE).json()
    assert told["prompt"] == "Write f." and told["starter"] == "def f(x): ...\n" and told["page"] == EXERCISE[4:]
    assert told["entry_points"][0]["signature"] == "f(x)" and told["tasks"][0]["title"] == "Write it"
    assert visitor.get(told["topic"]["url"]).json()["title"] == "Algebra"


def test_a_closed_site_answers_nobody_without_an_account(
    visitor: Client, adas_program: Client, exercise: Exercise, settings: Settings
) -> None:
    settings.READ_WITHOUT_ACCOUNT = False
    for path in (EXERCISE, "/api/exercises/no-such/"):
        assert visitor.get(path).status_code == 401
    assert adas_program.get(EXERCISE).status_code == 200


def test_what_must_stay_secret_is_not_told(
    adas_program: Client, ada: User, make_exercise: Callable[..., Exercise], finish: Callable[..., Submission]
) -> None:
    secret = {name: f"SECRET {name}" for name in ("solution", "checks", "probe", "explanation", "explanation_html")}
    hints = [{"task": 1, "rungs": ["SECRET hint"], "rungs_html": ["SECRET hint"]}]
    wrong = [{"name": "SECRET", "source": "SECRET", "fails": "x", "misconception": "SECRET"}]
    found = make_exercise(**secret, hints=hints, wrong=wrong, also_right=[{"name": "SECRET", "source": "SECRET"}])
    accepted = post(adas_program, SUBMIT).json()
    finish(Submission.objects.get())
    for path in (EXERCISE, SUBMIT, DRAFT, accepted["url"], accepted["events_url"], "/api/courses/course/topics/1.1/"):
        told = adas_program.get(path).content.decode()
        assert "SECRET" not in told, path
    assert "SECRET" in str(found.content), "there is something to tell"


def test_submit_and_run_are_taken_and_tell_where_to_follow(adas_program: Client, ada: User, exercise: Exercise) -> None:
    for path, kind in ((SUBMIT, "submission"), (RUN, "run")):
        answer = post(adas_program, path)
        told = answer.json()
        row = Submission.objects.get(public_id=told["id"])
        assert answer.status_code == 201 and answer["Location"] == told["url"] and answer["Cache-Control"] == "no-store"
        assert (row.learner, row.kind, row.source) == (ada, kind, SOURCE)
        assert told["kind"] == kind and told["state"] == "queued" and told["verdict"] is None and told["place"] >= 1
        for name in ("url", "events_url"):
            assert adas_program.get(told[name]).status_code == 200


def test_identical_code_is_answered_from_before(
    adas_program: Client, exercise: Exercise, finish: Callable[..., Submission]
) -> None:
    post(adas_program, SUBMIT)
    finish(Submission.objects.get())
    again = post(adas_program, SUBMIT)
    assert again.status_code == 200 and again.json()["verdict"] == "passed" and again.json()["state"] == "done"


def test_a_visitor_is_told_how_to_get_in_and_nothing_is_stored(visitor: Client, exercise: Exercise) -> None:
    for path in (SUBMIT, RUN, "/api/exercises/no-such/submissions/"):
        answer = post(visitor, path)
        assert answer.status_code == 401 and "/accounts/api-tokens/" in answer.json()["remedy"]
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"source": "  \n"}, "no code yet"),
        ({"source": "x = '\x00'"}, "NUL character"),
        ({"source": "x = '\ud800'"}, "broken character"),
        ({"source": "# long\n" * 40_000}, "at most 256 KB"),
        ({}, "Send the code as text"),
        ({"source": 5}, "text in quotes"),
        ({"source": None}, "not null"),
        (["source"], "Expected a dictionary"),
    ],
)
def test_what_cant_be_taken_is_answered_with_the_reason(
    body: Any, reason: str, adas_program: Client, exercise: Exercise
) -> None:
    answer = adas_program.post(SUBMIT, body, content_type=JSON)
    assert answer.status_code == 400 and reason in answer.json()["error"] and answer.json()["fault"] == "request"
    assert not Submission.objects.exists()


def test_the_fourth_at_a_time_is_told_when_to_come_back(adas_program: Client, exercise: Exercise) -> None:
    for number in range(3):
        assert post(adas_program, SUBMIT, f"x = {number}").status_code == 201
    answer = post(adas_program, SUBMIT, "x = 3")
    told = answer.json()
    assert answer.status_code == 429 and int(answer["Retry-After"]) == told["retry_after_s"] >= 1
    assert told["place"] == 1 and "stop one of them" in told["error"]


def test_where_no_code_can_be_run_it_is_the_site_s_fault(
    adas_program: Client, exercise: Exercise, settings: Settings, tmp_path: Any
) -> None:
    settings.SANDBOX_IS_LOCAL, settings.SANDBOX_SOCKET = True, str(tmp_path / "none.sock")
    answer = post(adas_program, SUBMIT)
    assert answer.status_code == 503 and answer.json()["fault"] == "site" and answer.json()["remedy"]
    assert not Submission.objects.exists()


def test_an_exercise_that_is_not_open_does_not_exist(adas_program: Client, exercise: Exercise) -> None:
    Exercise.objects.update(retired=True)
    assert adas_program.get(EXERCISE).status_code == 404
    assert post(adas_program, SUBMIT).status_code == 404
    assert adas_program.get(DRAFT).status_code == 404


def test_attempts_are_ones_own_and_graded(
    adas_program: Client, eves_program: Client, exercise: Exercise, finish: Callable[..., Submission]
) -> None:
    post(adas_program, SUBMIT)
    finish(Submission.objects.get())
    post(adas_program, RUN)
    lines = adas_program.get(SUBMIT).json()
    assert [line["verdict"] for line in lines] == ["passed"]
    assert adas_program.get(lines[0]["url"]).json()["source"] == SOURCE
    assert eves_program.get(SUBMIT).json() == []


def test_a_draft_is_kept_and_two_programs_dont_overwrite_each_other(adas_program: Client, exercise: Exercise) -> None:
    assert adas_program.get(DRAFT).json() == {"source": "def f(x): ...\n", "revision": 0}
    saved = adas_program.put(DRAFT, {"source": "mine  \n", "base": 0}, content_type=JSON)
    assert saved.json() == {"source": "mine  \n", "revision": 1}
    late = adas_program.put(DRAFT, {"source": "other", "base": 0}, content_type=JSON)
    assert late.status_code == 409 and late.json()["source"] == "mine  \n" and late.json()["revision"] == 1
    assert adas_program.get(DRAFT).json()["source"] == "mine  \n"


@pytest.mark.parametrize("body", [{"source": "x"}, {"source": "x", "base": -1}, {"source": "x\x00", "base": 0}])
def test_a_draft_that_cant_be_taken(body: dict[str, Any], adas_program: Client, exercise: Exercise) -> None:
    assert adas_program.put(DRAFT, body, content_type=JSON).status_code == 400
    assert not Draft.objects.exists()


def test_a_draft_is_ones_own(eves_program: Client, visitor: Client, ada: User, exercise: Exercise) -> None:
    drafts.save(ada, exercise, source="return 'mine'", base=0)
    assert "mine" not in eves_program.get(DRAFT).json()["source"]
    assert visitor.get(DRAFT).status_code == 401
    assert visitor.put(DRAFT, {"source": "x", "base": 1}, content_type=JSON).status_code == 401


def test_a_handful_of_queries(
    adas_program: Client, exercise: Exercise, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    adas_program.get("/api/me/")
    for path, most in {EXERCISE: 3, SUBMIT: 4, DRAFT: 4}.items():
        with django_assert_max_num_queries(most):
            adas_program.get(path)
