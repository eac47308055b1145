"""/, /topics/<id>/ and /progress/: the course at a glance, with how far a learner is."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses.models import Course, Exercise, ExerciseProgress, Part, Topic, User
from courses.reports import NextStep


def test_without_a_curriculum_the_page_still_opens(visitor: Client) -> None:
    assert visitor.get("/").status_code == 200


def test_everybody_sees_parts_topics_and_exercises(visitor: Client, exercise: Exercise) -> None:
    html = visitor.get("/").content.decode()
    assert "Algebra" in html and "/topics/1.1/" in html
    assert "/exercises/matrix-multiplication/" in visitor.get("/topics/1.1/").content.decode()


def test_what_left_the_curriculum_is_not_listed(visitor: Client, exercise: Exercise) -> None:
    Exercise.objects.update(retired=True)
    assert "matrix-multiplication" not in visitor.get("/topics/1.1/").content.decode()
    Topic.objects.update(retired=True)
    assert "/topics/1.1/" not in visitor.get("/").content.decode()
    assert visitor.get("/topics/1.1/").status_code == 404


def test_a_learner_goes_on_with_the_next_that_is_not_passed(
    as_ada: Client, as_eve: Client, ada: User, make_exercise: Callable[..., Exercise]
) -> None:
    first, second = make_exercise("first"), make_exercise("second")
    Exercise.objects.filter(pk=second.pk).update(position=2)
    ExerciseProgress.objects.create(learner=ada, exercise=first, passed_at=timezone.now())
    assert as_ada.get("/").context["continue"] == NextStep("second", "/exercises/second/")
    lines = as_ada.get("/topics/1.1/").context["exercises"]
    assert [(line.id, line.status) for line in lines] == [("first", "passed"), ("second", "new")]
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
    Course.objects.update(stamp=uuid4().hex)  # as an import does
    for page, most in {"/": 10, "/topics/1.1/": 7, "/progress/": 7, "/start/": 8, "/review/": 5}.items():
        as_ada.get(page)  # the outline is read once for a process
        with django_assert_max_num_queries(most):
            as_ada.get(page)


def test_wrong_method_and_bad_id(visitor: Client, exercise: Exercise) -> None:
    assert visitor.post("/").status_code == 405
    assert visitor.post("/topics/1.1/").status_code == 405
    assert visitor.get("/topics/9.9/").status_code == 404
    assert Topic.objects.count() == 1


def test_my_progress_is_ones_own(
    as_ada: Client, as_eve: Client, visitor: Client, ada: User, exercise: Exercise
) -> None:
    ExerciseProgress.objects.create(learner=ada, exercise=exercise, passed_at=timezone.now())
    passed = {client: client.get("/progress/").context["figures"][2].count for client in (as_ada, as_eve)}
    assert passed == {as_ada: 1, as_eve: 0}
    assert visitor.get("/progress/")["Location"] == "/accounts/login/?next=/progress/"
    assert as_ada.post("/progress/").status_code == 405


def test_another_course_has_pages_of_its_own(visitor: Client, exercise: Exercise) -> None:
    other = Course.objects.create(slug="stats", title="Statistics")
    part = Part.objects.create(course=other, number=1, title="Chance")
    Topic.objects.create(part=part, key="1.1", position=1, title="Dice")
    assert "/courses/stats/" in visitor.get("/").content.decode()
    html = visitor.get("/courses/stats/").content.decode()
    assert "/courses/stats/topics/1.1/" in html and "Algebra" not in html
    assert "Dice" in visitor.get("/courses/stats/topics/1.1/").content.decode()
    assert "Dice" not in visitor.get("/topics/1.1/").content.decode()
    assert visitor.get("/courses/none/").status_code == 404
