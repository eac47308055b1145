"""PUT /exercises/<id>/draft/: what is in the editor, never lost to another tab."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from courses.models import Exercise
from grader.models import Draft

DRAFT = "/exercises/matrix-multiplication/draft/"


def put(client: Client, body: Any, path: str = DRAFT) -> Any:
    return client.put(path, body, content_type="application/json", headers={"Accept": "application/json"})


def test_saving_and_saving_on(as_ada: Client, exercise: Exercise) -> None:
    assert put(as_ada, {"source": "a", "base": 0}).json() == {"revision": 1}
    assert put(as_ada, {"source": "b", "base": 1}).json() == {"revision": 2}
    assert Draft.objects.get().source == "b"


def test_another_tab_was_quicker(as_ada: Client, exercise: Exercise) -> None:
    put(as_ada, {"source": "theirs", "base": 0})
    answer = put(as_ada, {"source": "mine", "base": 0})
    assert answer.status_code == 409 and answer.json() == {"revision": 1, "source": "theirs"}
    assert Draft.objects.get().source == "theirs"


def test_each_learner_has_their_own(as_ada: Client, as_eve: Client, exercise: Exercise) -> None:
    put(as_ada, {"source": "ada's", "base": 0})
    assert put(as_eve, {"source": "eve's", "base": 0}).json() == {"revision": 1}
    assert sorted(Draft.objects.values_list("source", flat=True)) == ["ada's", "eve's"]


def test_a_visitor_is_told_to_sign_in(visitor: Client, exercise: Exercise) -> None:
    answer = put(visitor, {"source": "a", "base": 0})
    assert answer.status_code == 401 and "/accounts/login/" in answer.json()["login_url"]
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "body", ["{", "[]", '"x"', {"source": "a"}, {"source": 1, "base": 0}, {"source": "a", "base": True}, "[" * 100_000]
)
def test_what_is_no_draft_is_refused_with_a_reason(body: Any, as_ada: Client, exercise: Exercise) -> None:
    answer = put(as_ada, body)
    assert answer.status_code == 400 and answer.json()["error"]
    assert not Draft.objects.exists()


def test_too_large(as_ada: Client, exercise: Exercise) -> None:
    answer = put(as_ada, {"source": "x" * 300_000, "base": 0})
    assert answer.status_code == 400 and "256 KB" in answer.json()["error"]


def test_wrong_method_and_bad_id(as_ada: Client, exercise: Exercise) -> None:
    assert as_ada.get(DRAFT).status_code == 405
    assert put(as_ada, {"source": "a", "base": 0}, "/exercises/no-such/draft/").status_code == 404
