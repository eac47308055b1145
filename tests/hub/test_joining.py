"""/join/: a code leads to what joining means, and only then one joins; leaving; nothing about other people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from courses import enrolling
from courses.models import Cohort, Course, Exercise, User
from tests.hub.conftest import signed_in


@pytest.fixture
def cohort(make_learner: Callable[..., User], exercise: Exercise) -> Cohort:
    grace = make_learner("grace", first_name="Grace", last_name="Moore", is_instructor=True)
    made = enrolling.make(grace, Course.objects.get(), name="Monday group")
    enrolling.join(make_learner("bob"), made)
    return made


def members(cohort: Cohort) -> set[str]:
    return set(cohort.enrolments.active().values_list("learner__username", flat=True))


def test_a_typed_code_leads_to_the_invitation_which_joins_nobody_yet(as_ada: Client, cohort: Cohort) -> None:
    assert "Join a cohort" in as_ada.get("/join/").content.decode()
    answer = as_ada.get("/join/", {"code": f" {cohort.code.lower()} "})
    assert answer.status_code == 302 and answer["Location"] == f"/join/{cohort.shown_code}/"
    html = as_ada.get(answer["Location"]).content.decode()
    for text in ("Monday group", "Grace Moore", "What they see of you", "drafts and Runs"):
        assert text in html
    assert "bob" not in html and members(cohort) == {"bob"}


def test_joining_by_post_then_leaving(as_ada: Client, cohort: Cohort) -> None:
    assert "You are in “Monday group” now." in as_ada.post(f"/join/{cohort.code}/", follow=True).content.decode()
    as_ada.post(f"/join/{cohort.code}/")
    assert members(cohort) == {"ada", "bob"}
    mine = as_ada.get("/join/").content.decode()
    assert "Monday group" in mine and "Grace Moore" in mine and "Leave this cohort" in mine and "bob" not in mine
    assert "You are in “Monday group”" in as_ada.get(f"/join/{cohort.code}/").content.decode()
    left = as_ada.post(f"/cohorts/{cohort.public_id}/leave/", follow=True).content.decode()
    assert "You have left “Monday group”" in left and members(cohort) == {"bob"}
    assert as_ada.post(f"/cohorts/{cohort.public_id}/leave/").status_code == 404


@pytest.mark.parametrize("code", ["ABCD-2345", "x", "%20", "ß", "a" * 300])
def test_a_code_nobody_gave_out_says_what_to_do(code: str, as_ada: Client, cohort: Cohort) -> None:
    answers = [as_ada.get("/join/", {"code": code}), as_ada.get(f"/join/{code}/"), as_ada.post(f"/join/{code}/")]
    for answer in answers:
        assert answer.status_code == 404 and "No cohort has this code" in answer.content.decode()


def test_a_visitor_signs_in_first_and_comes_back(visitor: Client, cohort: Cohort, ada: User) -> None:
    page = f"/join/{cohort.shown_code}/"
    assert visitor.get(page)["Location"] == f"/accounts/login/?next={page}"
    assert visitor.post(page).status_code == 302 and members(cohort) == {"bob"}
    form = {"login": "ada", "password": "a long enough password"}
    assert visitor.post(f"/accounts/login/?next={page}", form)["Location"] == page


def test_an_instructor_sees_what_learners_will_read(cohort: Cohort) -> None:
    grace = signed_in(User.objects.get(username="grace"))
    assert "You teach this cohort." in grace.get(f"/join/{cohort.code}/").content.decode()
    refused = grace.post(f"/join/{cohort.code}/")
    assert refused.status_code == 400 and members(cohort) == {"bob"}
