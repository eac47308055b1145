"""Reports: one's own word and evidence side by side, never mixed; what is next; a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses.models import Course, Exercise, ExerciseProgress, Part, Topic, User
from courses.planning import week_of
from courses.reports import TopicReport, course_report
from courses.tracking import Judged, NotInCourse, mark_resource, record_verdict, tick_box, tick_objective

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(db: None) -> Course:
    """Two topics: 1.1 with two exercises (one written below), 1.2 where nothing is written yet."""
    weekly = [{"id": "reading", "text": "Reading"}, {"id": "review", "text": "Review"}]
    weeks = [{"number": n, "topics": [f"1.{n}"] if n < 3 else [], "text": ""} for n in (1, 2, 3)]
    course = Course.objects.create(slug="course", title="C", at_root=True, content={"weekly": weekly, "weeks": weeks})
    part = Part.objects.create(course=course, number=1, title="P")
    for position, titles in enumerate((["Multiply", "Divide"], ["Differentiate"]), start=1):
        key = f"1.{position}"
        content = {
            "objectives": [{"id": f"{key}-a", "text": "A"}, {"id": f"{key}-b", "text": "B"}],
            "practical_exercises": titles,
            "key_project": "Build it" if position == 2 else "",
            "resources": [{"id": "book", "title": "Book"}],
            "prerequisites": ["1.1"] if position == 2 else [],
        }
        Topic.objects.create(part=part, key=key, position=position, title=f"T{position}", content=content)
    return course


@pytest.fixture
def multiply(course: Course, make_exercise: Callable[..., Exercise]) -> Exercise:
    exercise = make_exercise("multiply")
    exercise.topic = Topic.objects.get(part__course=course, key="1.1")
    exercise.title = "Multiply"
    exercise.tasks = [
        {"number": 1, "title": "Shapes", "objectives": ["1.1-a"]},
        {"number": 2, "title": "Sums", "objectives": ["1.1-a", "1.1-b"]},
    ]
    exercise.save()
    return exercise


@pytest.fixture
def ada(make_learner: Callable[..., User]) -> User:
    return make_learner("ada")


def judged(learner: User, exercise: Exercise, **facts: Any) -> Judged:
    version = exercise.current_id
    assert version is not None
    return Judged(**{
        "learner_id": learner.pk, "exercise_id": exercise.pk, "version_id": version,
        "share": 0.5, "passed": False, "at": timezone.now(), **facts,
    })  # fmt: skip


def topic(course: Course, learner: User | None, key: str = "1.1") -> TopicReport:
    found = course_report(course, learner).topic(key)
    assert found is not None
    return found


def test_what_is_not_written_is_planned_under_its_title(course: Course, multiply: Exercise) -> None:
    rows = [(each.title, each.status, each.url) for each in topic(course, None).exercises]
    assert rows == [("Multiply", "new", "/exercises/multiply/"), ("Divide", "planned", "")]
    assert [(each.title, each.status) for each in topic(course, None, "1.2").projects] == [("Build it", "planned")]


def test_a_tick_is_no_evidence_and_evidence_is_no_tick(course: Course, multiply: Exercise, ada: User) -> None:
    tick_objective(ada, multiply.topic, "1.1-a", ticked=True)
    record_verdict(judged(ada, multiply, tasks_passed=[2]))
    first, second = topic(course, ada).objectives
    assert first.ticked and not second.ticked
    assert [each.tasks for each in first.evidence] == [("Sums",)]
    assert [each.tasks for each in second.evidence] == [("Sums",)]
    tick_objective(ada, multiply.topic, "1.1-a", ticked=False)
    first = topic(course, ada).objectives[0]
    assert not first.ticked and first.evidence


def test_passing_evidences_all_tasks_and_is_never_taken_back(course: Course, multiply: Exercise, ada: User) -> None:
    record_verdict(judged(ada, multiply, tasks_passed=[1, 2], passed=True, share=1))
    record_verdict(judged(ada, multiply, share=0))
    report = topic(course, ada)
    assert (report.evidenced, report.passed, report.unfinished) == (2, 1, 0)
    assert report.objectives[0].evidence[0].tasks == ("Shapes", "Sums")


def test_a_learner_sees_only_their_own(
    course: Course, multiply: Exercise, ada: User, make_learner: Callable[..., User]
) -> None:
    eve = make_learner("eve")
    tick_objective(ada, multiply.topic, "1.1-a", ticked=True)
    mark_resource(ada, multiply.topic, "book", seen=True)
    record_verdict(judged(ada, multiply, passed=True, share=1))
    for stranger in (eve, None):
        report = topic(course, stranger)
        assert (report.ticked, report.evidenced, report.passed, report.seen) == (0, 0, 0, 0)
    assert (topic(course, ada).ticked, topic(course, ada).seen) == (1, 1)


def test_ticking_twice_is_ticking_once_and_only_what_is_there(course: Course, multiply: Exercise, ada: User) -> None:
    for _ in range(2):
        tick_objective(ada, multiply.topic, "1.1-a", ticked=True)
    assert topic(course, ada).ticked == 1
    for wrong in (lambda: tick_objective(ada, multiply.topic, "9.9-z", ticked=True),
                  lambda: mark_resource(ada, multiply.topic, "9.9-z", seen=True),
                  lambda: tick_box(ada, course, 1, "sleeping", ticked=True),
                  lambda: tick_box(ada, course, 9, "reading", ticked=True)):  # fmt: skip
        with pytest.raises(NotInCourse):
            wrong()


def test_next_is_the_open_exercise_then_the_first_topic_with_an_open_objective(
    course: Course, multiply: Exercise, ada: User
) -> None:
    assert course_report(course, ada).next is None, "a newcomer"
    record_verdict(judged(ada, multiply))
    step = course_report(course, ada).next
    assert step is not None and (step.title, step.url) == ("Multiply", "/exercises/multiply/")
    record_verdict(judged(ada, multiply, passed=True))
    step = course_report(course, ada).next
    assert step is not None and step.url == "/topics/1.1/"


def test_the_week_follows_work_and_ticks(course: Course, multiply: Exercise, ada: User) -> None:
    def number() -> int:
        week = week_of(course, course_report(course, ada), ada)
        assert week is not None
        return week.number

    assert number() == 1
    tick_box(ada, course, 1, "reading", ticked=True)
    assert number() == 1
    tick_box(ada, course, 1, "review", ticked=True)
    assert number() == 2
    tick_box(ada, course, 3, "reading", ticked=True)
    tick_box(ada, course, 3, "review", ticked=True)
    assert number() == 3, "there is no fourth"


def test_the_week_is_where_one_works(
    course: Course, multiply: Exercise, ada: User, make_exercise: Callable[..., Exercise]
) -> None:
    later = make_exercise("later")
    Exercise.objects.filter(pk=later.pk).update(topic=Topic.objects.get(part__course=course, key="1.2"))
    ExerciseProgress.objects.create(learner=ada, exercise=later)
    week = week_of(course, course_report(course, ada), ada)
    assert week is not None and [each.id for each in week.topics] == ["1.2"]


def test_the_number_of_queries_does_not_grow(
    course: Course, multiply: Exercise, ada: User, make_exercise: Callable[..., Exercise],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    with django_assert_num_queries(6):
        course_report(course, ada)
    for number in range(12):
        ExerciseProgress.objects.create(learner=ada, exercise=make_exercise(f"e{number}"))
        tick_objective(ada, multiply.topic, "1.1-a", ticked=True)
    with django_assert_num_queries(6):
        course_report(course, ada)
