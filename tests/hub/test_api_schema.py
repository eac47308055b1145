"""The schema says what there is, and what it says is so: made-up requests that fit it get answers that fit it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from courses import enrolling, tokens
from courses.models import Course, User
from grader.models import Figure, Submission
from hub.api.urls import urlpatterns

EXAMPLES = 4
UNLISTED = {"docs/", "docs/quick-start/", "schema/", "<path:rest>"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_the_schema_is_valid_and_complete(capsys: pytest.CaptureFixture[str], db: None) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json")
    listed = json.loads(capsys.readouterr().out)["paths"]
    there = {str(pattern.pattern) for pattern in urlpatterns} - UNLISTED
    assert len(listed) == len(there)


def test_the_schema_is_served_and_says_how_to_sign_in(visitor: Client) -> None:
    told = visitor.get("/api/schema/").json()
    schemes = told["components"]["securitySchemes"]
    assert schemes["token"]["name"] == "Authorization" and "session" in schemes
    assert told["paths"]["/api/me/"]["get"]["security"] == [{"token": []}, {"session": []}]
    assert {} in told["paths"]["/api/courses/"]["get"]["security"], "visitors may read"


def test_the_page_is_drawn_under_the_site_s_policy(visitor: Client, settings: Settings) -> None:
    answer = visitor.get("/api/docs/")
    html, policy = answer.content.decode(), answer["Content-Security-Policy"]
    assert (
        "swagger-ui-bundle.js" in html and "http" not in html.split("swagger-ui-bundle.js")[0].rsplit("<script", 1)[1]
    )
    assert "'unsafe-inline'" not in policy.replace("style-src-attr 'unsafe-inline'", "") and "unsafe-eval" not in policy
    settings.READ_WITHOUT_ACCOUNT = False
    assert visitor.get("/api/docs/").status_code == 302


def test_the_quick_start_is_served_with_this_site_s_address(visitor: Client, settings: Settings) -> None:
    html = visitor.get("/api/docs/quick-start/").content.decode()
    assert "HUB=http://testserver" in html and "<h2" in html
    settings.READ_WITHOUT_ACCOUNT = False
    assert visitor.get("/api/docs/quick-start/").status_code == 302


@pytest.fixture
def there(
    ada: User, queued: Submission, finish: Callable[..., Submission], make_learner: Callable[..., User]
) -> dict[str, Any]:
    """What really is there, by the names of the addresses' parts; all of it belongs to one person."""
    Figure.objects.create(submission=queued, number=1, title="Loss", width=4, height=3, png=b"\x89PNG")
    finish(queued)
    User.objects.filter(pk=ada.pk).update(is_instructor=True)
    ada.refresh_from_db()
    cohort = enrolling.make(ada, Course.objects.get(), name="Monday group")
    enrolling.join(make_learner("bob"), cohort)
    return {
        "slug": "course",
        "topics": "1.1",
        "exercises": "matrix-multiplication",
        "submissions": str(queued.public_id),
        "cohorts": str(cohort.public_id),
        "number": 1,
    }


@pytest.mark.django_db(transaction=True)  # the WSGI application closes its connection after each request
def test_answers_are_what_the_schema_says(there: dict[str, Any], ada: User, settings: Settings) -> None:
    settings.API_RATES = {"visitors": 10_000, "learners": 10_000}
    _, secret = tokens.make(ada, "schema")
    headers = {"Authorization": f"Token {secret}"}
    answered = {operation.label: _codes(operation, there, headers) for operation in _operations()}
    assert len(answered) == len(urlpatterns) - len(UNLISTED) + 2, "two addresses answer two methods"
    assert all(codes - {404} for codes in answered.values()), f"what is there was not reached: {answered}"


def _codes(operation: Any, there: dict[str, Any], headers: dict[str, str]) -> set[int]:
    """The status codes that made-up requests got, once at made-up addresses and once at what is there."""
    codes = set()

    @hypothesis_settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case) -> None:
        for parts in (case.path_parameters, _real(case, there)):
            case.path_parameters = parts
            response = case.call(headers=headers)
            case.validate_response(response, checks=CHECKS)
            codes.add(response.status_code)

    ask()
    return codes


def _operations() -> Iterator[Any]:
    schema = schemathesis.openapi.from_wsgi("/api/schema/", get_wsgi_application())
    for found in schema.get_all_operations():
        yield found.ok()


def _real(case: schemathesis.Case, there: dict[str, Any]) -> dict[str, Any]:
    """The address's parts, as something that is there: {key} of /api/exercises/{key}/ is an exercise."""
    kind = case.path.split("/")[2]
    parts = {"key": there["topics"] if "topics" in case.path else there["exercises"], "public_id": there.get(kind)}
    return {name: {**there, **parts}[name] for name in case.path_parameters or {}}
