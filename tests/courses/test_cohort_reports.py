"""The table of a cohort: right numbers, its members and its course alone, who is stuck first, few queries."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses import enrolling
from courses.cohort_reports import CohortTable, TopicCell, cohort_table
from courses.models import Cohort, Course, Enrolment, Exercise, ExerciseProgress, Part, Topic, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def exercises(make_exercise: Callable[..., Exercise]) -> list[Exercise]:
    """Two exercises in topic 1.1, one in 1.2; 1.3 has none yet."""
    made = [make_exercise(key) for key in ("first", "second", "third")]
    part = Part.objects.get()
    for number in (2, 3):
        Topic.objects.create(part=part, key=f"1.{number}", title=f"T{number}", position=number)
    Exercise.objects.filter(key="third").update(topic=Topic.objects.get(key="1.2"))
    Exercise.objects.filter(key="second").update(position=2)
    return made


@pytest.fixture
def cohort(exercises: list[Exercise], make_learner: Callable[..., User]) -> Cohort:
    return enrolling.make(make_learner("grace", is_instructor=True), Course.objects.get(), name="Monday")


@pytest.fixture
def enrol(cohort: Cohort, make_learner: Callable[..., User]) -> Callable[..., User]:
    def make(name: str, **progress: dict[str, Any]) -> User:
        learner = make_learner(name)
        enrolling.join(learner, cohort)
        for key, facts in progress.items():
            ExerciseProgress.objects.create(learner=learner, exercise=Exercise.objects.get(key=key), **facts)
        return learner

    return make


PASSED = {"attempts": 2, "best_share": 1.0, "passed_at": timezone.now()}


def names(table: CohortTable) -> list[str]:
    return [row.username for row in table.learners]


def test_each_cell_says_what_is_passed_tried_and_stuck(cohort: Cohort, enrol: Callable[..., User]) -> None:
    enrol("ada", first=PASSED, second={"attempts": 3, "best_share": 0.5}, third={"attempts": 2})
    table = cohort_table(cohort)
    assert [(column.id, column.exercises, column.url) for column in table.topics] == [
        ("1.1", 2, "/topics/1.1/"),
        ("1.2", 1, "/topics/1.2/"),
    ]
    assert (table.topics_in_preparation, table.exercises, table.total) == (1, 3, 1)
    [ada] = table.learners
    assert ada.topics == (TopicCell(passed=1, started=1, stuck=1), TopicCell(started=1))
    assert (ada.passed, ada.attempts, ada.quiet_days) == (1, 7, 0)
    assert [(each.exercise, each.attempts, each.best_share) for each in ada.stuck] == [("second", 3, 0.5)]


def test_an_opened_hint_is_activity_and_no_attempt(cohort: Cohort, enrol: Callable[..., User]) -> None:
    enrol("ada", first={"hints_opened": {"1": 2}})
    [ada] = cohort_table(cohort).learners
    assert ada.topics[0] == TopicCell() and ada.attempts == 0 and ada.last_activity is not None


def test_only_members_of_the_cohort_and_work_of_its_course(
    cohort: Cohort,
    enrol: Callable[..., User],
    make_learner: Callable[..., User],
    make_exercise: Callable[..., Exercise],
) -> None:
    ada, gone = enrol("ada", first=PASSED), enrol("gone", first=PASSED)
    enrolling.leave(gone, cohort)
    stranger = make_learner("stranger")
    ExerciseProgress.objects.create(learner=stranger, exercise=Exercise.objects.get(key="first"), **PASSED)
    other = Course.objects.create(slug="other", title="Other")
    topic = Topic.objects.create(part=Part.objects.create(course=other, number=1, title="P"), key="1.1", position=1)
    elsewhere, retired = make_exercise("elsewhere"), make_exercise("retired")
    Exercise.objects.filter(pk=elsewhere.pk).update(topic=topic)
    Exercise.objects.filter(pk=retired.pk).update(retired=True)
    for exercise in (elsewhere, retired):
        ExerciseProgress.objects.create(learner=ada, exercise=exercise, attempts=9)
    table = cohort_table(cohort)
    assert names(table) == ["ada"] and (table.learners[0].passed, table.learners[0].attempts) == (1, 2)
    assert table.exercises == 3 and table.help == ()


def test_who_is_stuck_comes_first_then_who_has_gone_quiet(cohort: Cohort, enrol: Callable[..., User]) -> None:
    enrol("busy", first={"attempts": 1})
    enrol("done", first=PASSED, second=PASSED, third=PASSED)
    enrol("stuck", first=PASSED, second={"attempts": 4}, third={"attempts": 7})
    quiet = enrol("quiet", first={"attempts": 1})
    newcomer = enrol("newcomer")
    old = timezone.now() - timedelta(days=6, hours=1)
    ExerciseProgress.objects.filter(learner__username__in=["quiet", "done"]).update(updated=old)
    Enrolment.objects.filter(learner=newcomer).update(joined=old - timedelta(days=3))
    table = cohort_table(cohort)
    assert names(table) == ["stuck", "newcomer", "quiet", "busy", "done"]
    assert [(n.reason, n.username, n.exercise, n.attempts) for n in table.help] == [
        ("stuck", "stuck", "third", 7),
        ("not begun", "newcomer", "", 0),
        ("quiet", "quiet", "", 0),
    ]
    rows = {row.username: row for row in table.learners}
    assert (rows["quiet"].quiet_days, rows["newcomer"].quiet_days, rows["done"].quiet_days) == (6, 9, 0)
    assert table.help[-1].since == ExerciseProgress.objects.get(learner=quiet).updated
    assert names(cohort_table(cohort, order="name")) == ["busy", "done", "newcomer", "quiet", "stuck"]
    assert names(cohort_table(cohort, order="passed"))[:2] == ["done", "stuck"]
    assert names(cohort_table(cohort, order="recent"))[-1] == "newcomer"


def test_a_slice_shows_its_own_rows_and_still_knows_the_whole(cohort: Cohort, enrol: Callable[..., User]) -> None:
    for number in range(5):
        enrol(f"l{number}", first={"attempts": number + 1})
    table = cohort_table(cohort, order="name", start=1, count=2)
    assert names(table) == ["l1", "l2"] and table.total == 5 and len(table.help) == 3
    assert [row.topics[0].started for row in table.learners] == [1, 1]


def test_it_becomes_json(cohort: Cohort, enrol: Callable[..., User]) -> None:
    enrol("ada", first={"attempts": 3})
    read = json.loads(json.dumps(asdict(cohort_table(cohort)), cls=DjangoJSONEncoder))
    assert read["learners"][0]["topics"][0] == {"passed": 0, "started": 1, "stuck": 1}
    assert read["help"][0]["reason"] == "stuck" and read["id"] == str(cohort.public_id)


def test_an_empty_cohort_has_an_empty_table(cohort: Cohort) -> None:
    table = cohort_table(cohort)
    assert (table.total, table.learners, table.help) == (0, (), ())


def test_the_number_of_queries_does_not_grow(
    cohort: Cohort, enrol: Callable[..., User], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        enrol(f"l{number}", first={"attempts": 4}, second=PASSED)
        if number in (2, 29):
            with django_assert_num_queries(7):
                cohort_table(cohort)
