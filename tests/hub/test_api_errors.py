"""Whatever goes wrong below /api/ is told as JSON: what happened, whose turn it is, what to do next."""

from __future__ import annotations

import json

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django import Settings

from courses.models import Exercise
from hub.pages.errors import server_error

RUN = "/api/exercises/matrix-multiplication/runs/"


@pytest.mark.parametrize(
    "path", ["/api/nothing/", "/api/submissions/not-an-id/", "/api/exercises/x/checks/", "/api/%00"]
)
def test_an_unknown_address_is_told_as_json(path: str, visitor: Client) -> None:
    for answer in (visitor.get(path), visitor.post(path), visitor.put(path), visitor.delete(path)):
        assert answer.status_code == 404 and answer["Content-Type"] == "application/json"
        assert "/api/docs/" in answer.json()["error"]


def test_a_missing_slash_is_told_and_leads_nowhere_else(visitor: Client, exercise: Exercise) -> None:
    answer = visitor.post(RUN.rstrip("/"), {"source": "x"}, content_type="application/json")
    assert answer.status_code == 404 and RUN in answer.json()["error"]


def test_wrong_method(adas_program: Client, exercise: Exercise) -> None:
    answer = adas_program.delete(RUN)
    assert answer.status_code == 405 and answer["Allow"] == "POST, OPTIONS" and answer.json()["remedy"]
    assert adas_program.options(RUN).status_code == 405


def test_only_json_is_understood_and_answered(adas_program: Client, exercise: Exercise) -> None:
    form = adas_program.post(RUN, {"source": "x"})
    assert form.status_code == 415 and "application/json" in form.json()["remedy"]
    for accepted in ("text/html", "image/png", "nonsense"):
        answer = adas_program.get("/api/me/", headers={"Accept": accepted})
        assert answer.status_code == 200 and answer["Content-Type"] == "application/json"


@pytest.mark.parametrize("body", ["{", "[" * 200_000, "NaN", '"text"', "5", "null", "\xff"])
def test_what_is_no_json_object(body: str, adas_program: Client, exercise: Exercise) -> None:
    answer = adas_program.post(RUN, body.encode("latin-1"), content_type="application/json")
    assert answer.status_code == 400 and answer.json()["fault"] == "request"


def test_a_request_of_a_terabyte_is_not_read(adas_program: Client, exercise: Exercise) -> None:
    answer = adas_program.post(RUN, b"[]", content_type="application/json", CONTENT_LENGTH=str(10**12))
    assert answer.status_code == 413 and "at most 2048 KB" in answer.json()["error"]


def test_who_asks_too_often_is_told_when_to_go_on(
    visitor: Client, adas_program: Client, as_ada: Client, eves_program: Client, settings: Settings
) -> None:
    settings.API_RATES = {"visitors": 1, "learners": 2}
    assert [visitor.get("/api/").status_code for _ in range(2)] == [200, 429]
    assert [client.get("/api/me/").status_code for client in (adas_program, as_ada, as_ada)] == [200, 200, 429]
    refused = adas_program.get("/api/me/")
    told = refused.json()
    assert 1 <= told["retry_after_s"] <= 61 and refused["Retry-After"] == str(told["retry_after_s"])
    assert eves_program.get("/api/me/").status_code == 200, "another account is not held back"


def test_following_three_at_half_a_second_is_not_too_often(settings: Settings) -> None:
    assert settings.API_RATES["learners"] >= 2 * 3 * 2 * 60


@pytest.mark.parametrize(("path", "accept", "kind"), [
    ("/api/me/", "*/*", "application/json"),
    ("/progress/", "application/json", "application/json"),
    ("/progress/", "text/html", "text/html; charset=utf-8"),
])  # fmt: skip
def test_what_nobody_foresaw_is_our_fault(path: str, accept: str, kind: str) -> None:
    request: HttpRequest = RequestFactory().get(path, headers={"Accept": accept})
    answer = server_error(request)
    assert answer.status_code == 500 and answer["Content-Type"] == kind
    if kind == "application/json":
        assert json.loads(answer.content)["fault"] == "site"


def test_the_site_answers_with_it(adas_program: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("hub.api.progress.MeSerializer", broken)
    adas_program.raise_request_exception = False
    answer = adas_program.get("/api/me/")
    assert answer.status_code == 500 and "on our side" in answer.json()["error"]
