"""Hints rung by rung, the reference solution, and the history of attempts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from courses.models import Exercise, ExerciseProgress, User
from grader.models import Submission
from grader.submitting import submit
from tests.hub.asking import FRAGMENT

EXERCISE = "/exercises/matrix-multiplication/"
HINTS, REFERENCE, ATTEMPTS = f"{EXERCISE}hints/1/", f"{EXERCISE}reference/", f"{EXERCISE}attempts/"


@pytest.fixture
def solved(make_exercise: Callable[..., Exercise]) -> Exercise:
    solution = "def f(x):\n    # <solution>\n    return the_way\n    # </solution>\n"
    return make_exercise(solution=solution, explanation_html="<p>Because.</p>")


def test_each_post_opens_one_rung(as_ada: Client, exercise: Exercise) -> None:
    first = as_ada.post(HINTS, headers=FRAGMENT).content.decode()
    assert "First" in first and "Second" not in first
    second = as_ada.post(HINTS, headers=FRAGMENT).content.decode()
    assert "First" in second and "Second" in second
    as_ada.post(HINTS, headers=FRAGMENT)
    assert ExerciseProgress.objects.get().hints_opened == {"1": 2}


def test_opened_rungs_are_on_the_page_of_this_learner_alone(as_ada: Client, as_eve: Client, exercise: Exercise) -> None:
    answer = as_ada.post(HINTS)
    assert answer.status_code == 302 and answer["Location"].startswith(EXERCISE)
    assert "<p>First</p>" in as_ada.get(EXERCISE).content.decode()
    assert "<p>First</p>" not in as_eve.get(EXERCISE).content.decode()


def test_hints_want_a_learner_a_post_and_a_task(as_ada: Client, visitor: Client, exercise: Exercise) -> None:
    assert visitor.post(HINTS).status_code == 302
    assert visitor.post(HINTS, headers=FRAGMENT).status_code == 401
    assert as_ada.get(HINTS).status_code == 405
    assert as_ada.post(f"{EXERCISE}hints/7/").status_code == 404
    assert as_ada.post("/exercises/no-such/hints/1/").status_code == 404
    assert not ExerciseProgress.objects.exists()


def test_before_passing_the_reference_wants_a_yes(as_ada: Client, solved: Exercise) -> None:
    refused = as_ada.post(REFERENCE, headers=FRAGMENT)
    assert refused.status_code == 400 and "the_way" not in refused.content.decode()
    assert not ExerciseProgress.objects.exists()


def test_showing_it_is_remembered_and_then_free(as_ada: Client, as_eve: Client, solved: Exercise) -> None:
    html = as_ada.post(REFERENCE, {"confirm": "yes"}, headers=FRAGMENT).content.decode()
    assert "the_way" in html and "Because." in html and "&lt;solution&gt;" not in html
    assert ExerciseProgress.objects.get().reference_shown_at is not None
    assert as_ada.post(REFERENCE, headers=FRAGMENT).status_code == 200
    assert as_eve.post(REFERENCE, headers=FRAGMENT).status_code == 400


def test_without_javascript_the_page_shows_it(as_ada: Client, as_eve: Client, solved: Exercise) -> None:
    answer = as_ada.post(REFERENCE, {"confirm": "yes"})
    page = answer["Location"].partition("#")[0]
    assert "the_way" in as_ada.get(page).content.decode()
    assert "the_way" not in as_eve.get(page).content.decode(), "the address alone shows nothing"


def test_after_passing_nothing_is_held_against_the_learner(as_ada: Client, ada: User, solved: Exercise) -> None:
    from django.utils import timezone

    ExerciseProgress.objects.create(learner=ada, exercise=solved, passed_at=timezone.now())
    assert "the_way" in as_ada.post(REFERENCE, headers=FRAGMENT).content.decode()
    assert ExerciseProgress.objects.get().reference_shown_at is None


def test_the_reference_wants_a_learner_and_a_post(as_ada: Client, visitor: Client, solved: Exercise) -> None:
    assert visitor.post(REFERENCE, {"confirm": "yes"}).status_code == 302
    assert as_ada.get(REFERENCE).status_code == 405
    assert as_ada.post("/exercises/no-such/reference/").status_code == 404


def test_attempts_are_ones_own_graded_and_done(
    as_ada: Client, as_eve: Client, ada: User, exercise: Exercise, finish: Callable[..., Submission]
) -> None:
    finish(submit(ada, exercise, source="first = 'attempt'"))
    finish(submit(ada, exercise, source="only = 'a run'", kind="run"))
    submit(ada, exercise, source="still = 'waiting'")
    html = as_ada.get(ATTEMPTS, headers=FRAGMENT).content.decode()
    assert "first = " in html and "only = " not in html and "still = " not in html
    assert "first = " not in as_eve.get(ATTEMPTS, headers=FRAGMENT).content.decode()


def test_attempts_want_a_learner_and_an_exercise(as_ada: Client, visitor: Client, exercise: Exercise) -> None:
    assert visitor.get(ATTEMPTS).status_code == 302
    assert as_ada.post(ATTEMPTS).status_code == 405
    assert as_ada.get("/exercises/no-such/attempts/").status_code == 404
