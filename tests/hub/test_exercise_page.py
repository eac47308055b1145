"""/exercises/<id>/: prompt, editor and what the page's script is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from courses.models import Exercise, User
from grader import drafts
from grader.models import Submission

PAGE = "/exercises/matrix-multiplication/"


def page_data(html: str) -> dict[str, Any]:
    found = re.search(r'<script[^>]*id="exercise-data"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_visitor_reads_the_prompt_and_the_starter_and_is_led_to_the_sign_in(
    visitor: Client, exercise: Exercise
) -> None:
    answer = visitor.get(PAGE)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<p>Write f.</p>" in html and "def f(x): ..." in html
    data = page_data(html)
    assert data["signed_in"] is False and data["login_url"] == f"/accounts/login/?next={PAGE.replace('/', '%2F')}"


def test_a_closed_site_asks_visitors_to_sign_in(visitor: Client, exercise: Exercise, settings: Settings) -> None:
    settings.READ_WITHOUT_ACCOUNT = False
    answer = visitor.get(PAGE)
    assert answer.status_code == 302 and answer["Location"] == f"/accounts/login/?next={PAGE}"
    assert visitor.get("/").status_code == 302


def test_a_learner_finds_the_draft_again(as_ada: Client, ada: User, exercise: Exercise) -> None:
    drafts.save(ada, exercise, source="def f(x): return 'mine'", base=0)
    html = as_ada.get(PAGE).content.decode()
    assert "return &#x27;mine&#x27;" in html
    assert page_data(html)["draft"] == {"revision": 1}


def test_another_learner_sees_nothing_of_it(as_eve: Client, ada: User, exercise: Exercise) -> None:
    drafts.save(ada, exercise, source="def f(x): return 'mine'", base=0)
    html = as_eve.get(PAGE).content.decode()
    assert "mine" not in html and page_data(html)["draft"] == {"revision": 0}


def test_a_submission_under_way_is_picked_up_after_a_reload(as_ada: Client, queued: Submission) -> None:
    active = page_data(as_ada.get(PAGE).content.decode())["active"]
    assert active["state"] == "queued" and active["place"] == 1
    assert active["events_url"] == f"/submissions/{queued.public_id}/events/"


def test_what_must_stay_secret_is_not_in_the_page(as_ada: Client, make_exercise: Callable[..., Exercise]) -> None:
    make_exercise(solution="SECRET-SOLUTION", checks="SECRET-CHECKS", explanation_html="SECRET-EXPLANATION")
    html = as_ada.get(PAGE).content.decode()
    assert "Write f." in html and "SECRET" not in html


def test_a_retired_exercise_is_gone(as_ada: Client, exercise: Exercise) -> None:
    Exercise.objects.update(retired=True)
    assert as_ada.get(PAGE).status_code == 404


def test_wrong_method_and_bad_id(as_ada: Client, exercise: Exercise) -> None:
    assert as_ada.post(PAGE).status_code == 405
    assert as_ada.get("/exercises/no-such/").status_code == 404


@pytest.mark.parametrize("checks", [1, 40])
def test_a_fixed_handful_of_queries(
    checks: int,
    as_ada: Client,
    queued: Submission,
    finish: Callable[..., Submission],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    from grader.results import CheckResult, Outcome

    results = tuple(CheckResult(n, f"c{n}", f"Check {n}", 1, Outcome.PASSED, 1, 1) for n in range(1, checks + 1))
    finish(queued, checks=results)
    with django_assert_max_num_queries(10):
        as_ada.get(PAGE)


def test_the_security_headers(visitor: Client, exercise: Exercise) -> None:
    answer = visitor.get(PAGE)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "'unsafe-inline'" not in policy.replace(
        "style-src-attr 'unsafe-inline'", ""
    )
    assert page_data(answer.content.decode())["csp_nonce"] in policy
    assert answer["X-Frame-Options"] == "DENY" and answer["X-Content-Type-Options"] == "nosniff"
