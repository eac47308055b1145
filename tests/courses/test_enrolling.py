"""Cohorts: made, named, closed; joined by code however it is typed, twice is once; left without losing anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from courses import enrolling
from courses.enrolling import CannotEnrol
from courses.models import Cohort, Course, Enrolment, ExerciseProgress, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace(make_learner: Callable[..., User]) -> User:
    return make_learner("grace", is_instructor=True)


@pytest.fixture
def ada(make_learner: Callable[..., User]) -> User:
    return make_learner("ada")


@pytest.fixture
def cohort(grace: User) -> Cohort:
    course = Course.objects.create(slug="course", title="Course", at_root=True)
    return enrolling.make(grace, course, name="  Monday \n group ")


def members(cohort: Cohort) -> list[str]:
    return list(cohort.enrolments.active().values_list("learner__username", flat=True))


def test_a_cohort_has_its_name_its_instructor_and_a_code_one_can_type(cohort: Cohort, grace: User) -> None:
    assert (cohort.name, list(cohort.instructors.all()), cohort.is_open) == ("Monday group", [grace], True)
    assert len(cohort.code) == 8 and not set(cohort.code) & set("01OIL")
    others = {enrolling.make(grace, cohort.course, name="n").code for _ in range(20)}
    assert len(others) == 20 and cohort.code not in others


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\u0000b", "a\u202eb"])
def test_a_name_that_is_no_name_is_refused(cohort: Cohort, name: str) -> None:
    with pytest.raises(CannotEnrol, match="name"):
        enrolling.rename(cohort, name)
    cohort.refresh_from_db()
    assert cohort.name == "Monday group"


def test_the_code_is_found_however_it_was_typed(cohort: Cohort) -> None:
    for typed in (cohort.code, cohort.shown_code, cohort.code.lower(), f" {cohort.code[:3]} {cohort.code[3:]} "):
        assert enrolling.find(typed) == cohort
    for typed in ("", "ABCD-EFGH", cohort.code[:-1], cohort.code + "2", "ß" * 400):
        assert enrolling.find(typed) is None


def test_joining_twice_is_joining_once(cohort: Cohort, ada: User) -> None:
    first = enrolling.join(ada, cohort)
    again = enrolling.join(ada, cohort)
    assert first == again and first.joined == again.joined and members(cohort) == ["ada"]


def test_who_leaves_keeps_their_work_and_may_come_back(
    cohort: Cohort, ada: User, make_exercise: Callable[..., object]
) -> None:
    ExerciseProgress.objects.create(learner=ada, exercise=make_exercise(), attempts=3)
    enrolling.join(ada, cohort)
    assert enrolling.leave(ada, cohort) is True and members(cohort) == []
    assert enrolling.leave(ada, cohort) is False
    assert ExerciseProgress.objects.get(learner=ada).attempts == 3
    enrolling.join(ada, cohort)
    assert members(cohort) == ["ada"] and Enrolment.objects.count() == 1


def test_a_closed_cohort_takes_nobody_and_keeps_who_is_in_it(
    cohort: Cohort, ada: User, make_learner: Callable[..., User]
) -> None:
    enrolling.join(ada, cohort)
    enrolling.set_open(cohort, is_open=False)
    with pytest.raises(CannotEnrol, match="takes nobody more"):
        enrolling.join(make_learner("eve"), cohort)
    assert members(cohort) == ["ada"]
    enrolling.set_open(cohort, is_open=True)
    enrolling.join(User.objects.get(username="eve"), cohort)
    assert members(cohort) == ["ada", "eve"]


def test_a_new_code_ends_the_old_one(cohort: Cohort) -> None:
    old = cohort.code
    assert enrolling.find(enrolling.change_code(cohort)) == cohort and enrolling.find(old) is None


def test_nobody_is_learner_and_instructor_of_one_cohort(
    cohort: Cohort, grace: User, make_learner: Callable[..., User]
) -> None:
    with pytest.raises(CannotEnrol, match="You teach"):
        enrolling.join(grace, cohort)
    alan = make_learner("alan", is_instructor=True)
    enrolling.join(alan, cohort)
    with pytest.raises(CannotEnrol, match="nobody can be both"):
        enrolling.add_instructor(cohort, "alan")
    enrolling.leave(alan, cohort)
    assert enrolling.add_instructor(cohort, " alan ") == alan and set(cohort.instructors.all()) == {grace, alan}


def test_only_instructors_of_this_site_can_teach(cohort: Cohort, ada: User) -> None:
    for name in ("ada", "nobody", ""):
        with pytest.raises(CannotEnrol, match="No instructor here"):
            enrolling.add_instructor(cohort, name)
