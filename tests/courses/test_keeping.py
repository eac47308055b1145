"""What is kept in memory is right as long as its stamps are, and no longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from courses.keeping import Kept
from courses.models import Course, Exercise, Topic, User
from courses.reports import CourseReport, TopicReport, course_report
from courses.tracking import tick_objective

pytestmark = pytest.mark.django_db


def test_the_same_stamps_give_the_same_thing_and_another_one_makes_it_anew() -> None:
    kept: Kept[list[int]] = Kept(size=2)
    first = kept.get("a", ("1",), lambda: [1])
    assert kept.get("a", ("1",), lambda: [2]) is first
    assert kept.get("a", ("2",), lambda: [3]) == [3]
    assert kept.get("a", ("2",), lambda: [4]) == [3]


def test_without_a_stamp_nothing_is_kept() -> None:
    kept: Kept[list[int]] = Kept(size=2)
    kept.get("a", ("1", ""), lambda: [1])
    assert kept.get("a", ("1", ""), lambda: [2]) == [2]


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept: Kept[int] = Kept(size=2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, ("1",), lambda: 1)
    assert [kept.get(key, ("1",), lambda: 2) for key in ("a", "c", "b")] == [1, 1, 2]


@pytest.fixture
def ada(make_learner: Callable[..., User]) -> User:
    return make_learner()


@pytest.fixture
def topic(make_exercise: Callable[..., Exercise]) -> Topic:
    topic = make_exercise().topic
    topic.content = {**topic.content, "objectives": [{"id": "o1", "text": "Do it"}]}
    topic.save()
    return topic


@pytest.fixture
def stamped(topic: Topic) -> Course:
    Course.objects.update(stamp="imported")
    return Course.objects.get()


def test_a_tick_shows_in_the_next_report_in_this_process_and_in_every_other(
    stamped: Course, topic: Topic, ada: User, django_assert_num_queries: object
) -> None:
    elsewhere = User.objects.get(pk=ada.pk)
    before = course_report(stamped, ada)
    assert course_report(stamped, elsewhere) is before and _only(before).ticked == 0
    with django_assert_num_queries(0):  # type: ignore[operator]
        course_report(stamped, ada)
    tick_objective(ada, topic, "o1", ticked=True)
    assert _only(course_report(stamped, ada)).ticked == 1
    assert _only(course_report(stamped, User.objects.get(pk=ada.pk))).ticked == 1
    tick_objective(ada, topic, "o1", ticked=False)
    assert _only(course_report(stamped, ada)).ticked == 0


def test_the_reports_of_two_learners_are_never_mixed(stamped: Course, topic: Topic, ada: User) -> None:
    eve = User.objects.create_user("eve")
    User.objects.update(stamp="the same")
    ada, eve = User.objects.get(pk=ada.pk), User.objects.get(pk=eve.pk)
    tick_objective(ada, topic, "o1", ticked=True)
    assert _only(course_report(stamped, ada)).ticked == 1
    assert _only(course_report(stamped, eve)).ticked == 0
    assert _only(course_report(stamped, None)).ticked == 0


def test_a_person_saved_from_an_older_copy_does_not_bring_the_older_stamp_back(topic: Topic, ada: User) -> None:
    older = User.objects.get(pk=ada.pk)
    tick_objective(ada, topic, "o1", ticked=True)
    older.first_name = "Ada"
    older.save()
    found = User.objects.get(pk=ada.pk)
    assert (found.first_name, found.stamp) == ("Ada", ada.stamp) and ada.stamp != older.stamp


def _only(report: CourseReport) -> TopicReport:
    (topic,) = report.topics
    return topic
