"""Signing up, signing in, and the one-time sign-in links."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from courses.models import User
from hub.running.preparing import demo_people
from hub.sign_in_links import link_for, redeem
from tests.hub.conftest import signed_in

PASSWORD = "a long enough password"
NEWCOMER = {
    "username": "newcomer",
    "email": "",
    "password1": "rather-long-and-odd-7",
    "password2": "rather-long-and-odd-7",
}


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_newcomer_signs_up_without_mail_and_is_signed_in(visitor: Client) -> None:
    assert visitor.post("/accounts/signup/", NEWCOMER).status_code == 302
    assert is_signed_in(visitor) and not User.objects.get(username="newcomer").is_instructor


def test_sign_up_can_be_closed(visitor: Client, settings: Settings) -> None:
    settings.SIGNUP_OPEN = False
    visitor.post("/accounts/signup/", NEWCOMER)
    assert not is_signed_in(visitor) and not User.objects.filter(username="newcomer").exists()


@pytest.mark.parametrize("login", ["ada", "ada@example.org"])
def test_signing_in_by_name_or_mail(login: str, visitor: Client, ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(email="ada@example.org")
    visitor.post("/accounts/login/", {"login": login, "password": "wrong"})
    assert not is_signed_in(visitor)
    visitor.post("/accounts/login/", {"login": login, "password": PASSWORD})
    assert is_signed_in(visitor)


def test_a_link_signs_in_once(ada: User) -> None:
    link = link_for(ada)
    first, second = Client(), Client()
    assert first.get(link).status_code == 302 and is_signed_in(first)
    answer = second.get(link, follow=True)
    assert not is_signed_in(second) and "used already" in answer.content.decode()


def test_one_use_spends_every_older_link(ada: User) -> None:
    older, newer = link_for(ada), link_for(ada)
    Client().get(newer)
    late = Client()
    late.get(older)
    assert not is_signed_in(late)


@pytest.mark.django_db(transaction=True)
def test_of_many_uses_at_the_same_moment_one_signs_in(ada: User) -> None:
    gate = Barrier(4)

    def use(token: str) -> bool:
        try:
            User.objects.exists()  # the connection is open before the race begins
            gate.wait()
            return redeem(token) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        for _ in range(20):
            ada.refresh_from_db()
            token = link_for(ada).split("/")[-2]
            assert sum(pool.map(use, [token] * 4)) == 1


def test_a_link_expires_and_can_not_be_made_up(ada: User, visitor: Client, settings: Settings) -> None:
    link = link_for(ada)
    settings.SIGN_IN_LINK_SECONDS = -1
    visitor.get(link)
    assert not is_signed_in(visitor)
    settings.SIGN_IN_LINK_SECONDS = 60
    visitor.get(f"{link[:-3]}abc/")
    assert not is_signed_in(visitor)


def test_a_link_of_somebody_who_left_is_dead(ada: User) -> None:
    token = link_for(ada).split("/")[-2]
    User.objects.filter(pk=ada.pk).update(is_active=False, last_login=timezone.now() - timedelta(days=1))
    assert redeem(token) is None


def test_demo_people_are_made_once_with_passwords_of_their_own(db: None) -> None:
    made = demo_people()
    assert [(person.username, person.is_instructor) for person, _ in made] == [("ada", False), ("grace", True)]
    assert len({password for _, password in made}) == 2
    assert all(password and person.check_password(password) for person, password in made)
    assert [password for _, password in demo_people()] == [None, None]
    assert not User.objects.filter(is_superuser=True).exists()


def test_the_command_prints_a_link_that_works(ada: User, visitor: Client, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("sign_in_link", "ada")
    visitor.get(capsys.readouterr().out.strip())
    assert is_signed_in(visitor)
    with pytest.raises(CommandError, match="nobody called 'eve'"):
        call_command("sign_in_link", "eve")


def test_the_admin_is_for_staff(as_ada: Client, visitor: Client) -> None:
    assert visitor.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/accounts/login/")
    assert as_ada.get("/admin/", follow=True).status_code in {302, 403}


def test_an_administrator_makes_an_instructor(ada: User, make_learner: Callable[..., User]) -> None:
    root = signed_in(make_learner("root", is_staff=True, is_superuser=True))
    page = f"/admin/courses/user/{ada.pk}/change/"
    assert "is_instructor" in root.get(page).content.decode()
    joined = {"date_joined_0": "2026-11-22", "date_joined_1": "10:00:00", "username": "ada", "is_active": "on"}
    assert root.post(page, {**joined, "is_instructor": "on"}).status_code == 302
    ada.refresh_from_db()
    assert ada.is_instructor and not ada.is_staff
