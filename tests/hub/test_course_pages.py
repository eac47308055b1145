"""/ and /topics/<id>/: the course at a glance, with how far a learner is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses.models import Exercise, ExerciseProgress, Topic, User


def test_without_a_curriculum_the_page_still_opens(visitor: Client) -> None:
    assert visitor.get("/").status_code == 200


def test_everybody_sees_parts_topics_and_exercises(visitor: Client, exercise: Exercise) -> None:
    for page in ("/", "/topics/1.1/"):
        html = visitor.get(page).content.decode()
        assert "Algebra" in html and "/exercises/matrix-multiplication/" in html


def test_what_left_the_curriculum_is_not_listed(visitor: Client, exercise: Exercise) -> None:
    Exercise.objects.update(retired=True)
    for page in ("/", "/topics/1.1/"):
        assert "matrix-multiplication" not in visitor.get(page).content.decode()


def test_a_learner_goes_on_with_the_next_that_is_not_passed(
    as_ada: Client, as_eve: Client, ada: User, make_exercise: Callable[..., Exercise]
) -> None:
    first, second = make_exercise("first"), make_exercise("second")
    Exercise.objects.filter(pk=second.pk).update(position=2)
    ExerciseProgress.objects.create(learner=ada, exercise=first, passed_at=timezone.now())
    assert as_ada.get("/").context["continue"] == {"title": "second", "url": "/exercises/second/"}
    lines = as_ada.get("/topics/1.1/").context["exercises"]
    assert [(line["id"], line["status"]) for line in lines] == [("first", "passed"), ("second", "new")]
    assert as_eve.get("/").context["continue"] is None


@pytest.mark.parametrize("count", [1, 30])
def test_a_fixed_handful_of_queries(
    count: int,
    as_ada: Client,
    ada: User,
    make_exercise: Callable[..., Exercise],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        ExerciseProgress.objects.create(learner=ada, exercise=make_exercise(f"e{number}"), attempts=1)
    with django_assert_max_num_queries(7):
        as_ada.get("/")
    with django_assert_max_num_queries(5):
        as_ada.get("/topics/1.1/")


def test_wrong_method_and_bad_id(visitor: Client, exercise: Exercise) -> None:
    assert visitor.post("/").status_code == 405
    assert visitor.post("/topics/1.1/").status_code == 405
    assert visitor.get("/topics/9.9/").status_code == 404
    assert Topic.objects.count() == 1
