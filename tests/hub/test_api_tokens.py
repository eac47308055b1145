"""API tokens: made on a page, shown once, kept as a hash, revoked; and what a program can do with one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses import tokens
from courses.models import ApiToken, User

PAGE = "/accounts/api-tokens/"
ME = "/api/me/"


def by_token(secret: str) -> Client:
    return Client(headers={"Authorization": f"Token {secret}"})


def made_on_the_page(client: Client, name: str = "my editor") -> str:
    """The secret that the page shows after making a token."""
    answer = client.post(PAGE, {"name": name})
    found = re.search(r'class="secret"[^>]*>(hub_[\w-]{43})<', answer.content.decode())
    assert answer.status_code == 201 and found
    return found[1]


def test_a_token_is_shown_once_and_lets_a_program_in(as_ada: Client) -> None:
    secret = made_on_the_page(as_ada)
    html = as_ada.get(PAGE).content.decode()
    assert "my editor" in html and secret not in html and secret[:8] in html
    assert by_token(secret).get(ME).json() == {"username": "ada", "name": "ada", "is_instructor": False}


def test_neither_the_secret_nor_the_page_that_shows_it_is_kept(as_ada: Client) -> None:
    answer = as_ada.post(PAGE, {"name": "my editor"})
    assert "no-store" in answer["Cache-Control"]
    secret = made_on_the_page(as_ada)
    stored = " ".join(str(value) for row in ApiToken.objects.values() for value in row.values())
    assert secret not in stored and secret[12:] not in stored


def test_a_revoked_token_lets_nobody_in(as_ada: Client) -> None:
    secret = made_on_the_page(as_ada)
    answer = as_ada.post(f"{PAGE}{ApiToken.objects.get().pk}/revoke/", follow=True)
    assert "“my editor” is revoked" in answer.content.decode()
    refused = by_token(secret).get(ME)
    assert refused.status_code == 401 and refused["WWW-Authenticate"] == "Token"
    assert "not valid" in refused.json()["error"] and PAGE in refused.json()["remedy"]


def test_nobody_else_sees_or_revokes_it(as_ada: Client, as_eve: Client, visitor: Client) -> None:
    made_on_the_page(as_ada, "adas own")
    assert "adas own" not in as_eve.get(PAGE).content.decode()
    revoke = f"{PAGE}{ApiToken.objects.get().pk}/revoke/"
    assert as_eve.post(revoke).status_code == 404
    assert visitor.post(revoke)["Location"] == f"/accounts/login/?next={PAGE}"
    assert visitor.get(PAGE)["Location"] == f"/accounts/login/?next={PAGE}"
    assert as_ada.get(revoke).status_code == 405
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b"])
def test_a_name_that_cant_be_taken_comes_back_with_the_reason(name: str, as_ada: Client) -> None:
    answer = as_ada.post(PAGE, {"name": name})
    assert answer.status_code == 400 and 'role="alert"' in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_there_is_a_limit_to_how_many(as_ada: Client, ada: User) -> None:
    for number in range(tokens.MOST):
        tokens.make(ada, f"token {number}")
    answer = as_ada.post(PAGE, {"name": "one more"})
    assert answer.status_code == 400 and "Revoke one" in answer.content.decode()


def test_a_name_is_text_on_the_page(as_ada: Client) -> None:
    made_on_the_page(as_ada, "<b>bold</b>")
    assert "<b>bold" not in as_ada.get(PAGE).content.decode()


def test_the_last_use_is_noted_but_not_with_every_request(
    ada: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token, secret = tokens.make(ada, "polling")
    by_token(secret).get(ME)
    token.refresh_from_db()
    noted = token.last_used
    assert noted is not None
    with django_assert_num_queries(1):
        by_token(secret).get(ME)
    long_ago = timezone.now() - timedelta(hours=1)
    ApiToken.objects.update(last_used=long_ago)
    by_token(secret).get(ME)
    token.refresh_from_db()
    assert token.last_used is not None and token.last_used > long_ago


@pytest.mark.parametrize("header", ["Token", "Token x y", "Token nonsense", "Token \xe9", "Token hub_" + "A" * 43])
def test_a_wrong_token_is_refused_even_where_visitors_may_read(header: str, visitor: Client) -> None:
    answer = visitor.get("/api/courses/", headers={"Authorization": header})
    assert answer.status_code == 401 and answer.json()["fault"] == "request"


def test_a_shut_out_person_s_token_is_worth_nothing(adas_program: Client, ada: User) -> None:
    assert adas_program.get(ME).status_code == 200
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert adas_program.get(ME).status_code == 401


def test_a_token_opens_no_pages(adas_program: Client) -> None:
    for page in ("/progress/", PAGE, "/admin/"):
        assert adas_program.get(page).status_code == 302, page
    assert adas_program.post(PAGE, {"name": "another"}).status_code == 302
    assert ApiToken.objects.count() == 1


def test_a_browser_s_sign_in_works_too_but_not_forged(as_ada: Client, ada: User) -> None:
    assert as_ada.get(ME).json()["username"] == "ada"
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = as_ada.cookies
    answer = forged.post("/api/exercises/none/runs/", {"source": "x"}, content_type="application/json")
    assert answer.status_code == 403 and "X-CSRFToken" in answer.json()["error"]


def test_a_token_needs_no_protection_against_forgery(ada: User) -> None:
    _, secret = tokens.make(ada, "script")
    script = Client(enforce_csrf_checks=True, headers={"Authorization": f"Token {secret}"})
    answer = script.post("/api/exercises/none/runs/", {"source": "x"}, content_type="application/json")
    assert answer.status_code == 404


def test_everybody_s_account_pages_lead_there(as_ada: Client, make_learner: Callable[..., User]) -> None:
    assert f'href="{PAGE}"' in as_ada.get("/accounts/email/").content.decode()
