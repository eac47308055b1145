"""/api/, /api/courses/…: what is taught, for everybody who may read; and how far one is, for oneself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from courses.models import Exercise, ExerciseProgress, ObjectiveTick, ResourceSeen, Topic, User

CONTENT = {
    "weeks": "1-2",
    "prerequisites": [],
    "concepts": ["Vectors"],
    "objectives": [{"id": "o1", "text": "Multiply matrices"}],
    "practical_exercises": ["matrix-multiplication", "Not written yet"],
    "key_project": None,
    "resources": [
        {
            "id": "book", "title": "A book", "author": "Somebody", "kind": "book", "address": "https://example.org/",
            "minutes": 30, "good_for": "Pictures",
        }
    ],
}  # fmt: skip
READABLE = ["/api/", "/api/courses/", "/api/courses/course/", "/api/courses/course/topics/1.1/", "/api/schema/"]


@pytest.fixture
def topic(exercise: Exercise) -> Topic:
    exercise.topic.content = CONTENT
    exercise.topic.save()
    Exercise.objects.update(tasks=[{"number": 1, "title": "Write it", "objectives": ["o1"]}])
    return exercise.topic


@pytest.mark.parametrize("path", READABLE)
def test_everybody_may_read_unless_the_site_is_closed(
    path: str, visitor: Client, adas_program: Client, as_ada: Client, topic: Topic, settings: Settings
) -> None:
    for client in (visitor, adas_program, as_ada):
        assert client.get(path).status_code == 200
    settings.READ_WITHOUT_ACCOUNT = False
    refused = visitor.get(path)
    assert refused.status_code == 401 and refused.json()["error"] == "Sign in to do this."
    assert adas_program.get(path).status_code == 200


def test_the_outline_leads_from_courses_to_exercises(visitor: Client, topic: Topic) -> None:
    course = visitor.get(visitor.get("/api/").json()["courses_url"]).json()[0]
    assert course["title"] == "Course" and course["page"] == "/"
    part = visitor.get(course["url"]).json()["parts"][0]
    line = part["topics"][0]
    assert (part["title"], line["title"], line["concepts"]) == ("Foundations", "Algebra", ["Vectors"])
    written, planned = line["exercises"]
    assert written["ready"] and visitor.get(written["url"]).json()["prompt"] == "Write f."
    assert planned["title"] == "Not written yet" and not planned["ready"] and planned["url"] == ""
    told = visitor.get(line["url"]).json()
    assert told["resources"][0]["author"] == "Somebody" and told["objectives"] == CONTENT["objectives"]


def test_the_outline_holds_nothing_of_anybody(adas_program: Client, visitor: Client, ada: User, topic: Topic) -> None:
    before = visitor.get("/api/courses/course/").json()
    ObjectiveTick.objects.create(learner=ada, topic=topic, objective="o1")
    ExerciseProgress.objects.create(learner=ada, exercise=Exercise.objects.get(), passed_at=timezone.now())
    assert adas_program.get("/api/courses/course/").json() == visitor.get("/api/courses/course/").json() == before


def test_what_left_the_curriculum_is_gone(visitor: Client, topic: Topic) -> None:
    Topic.objects.update(retired=True)
    assert visitor.get("/api/courses/course/topics/1.1/").status_code == 404
    assert visitor.get("/api/courses/course/").json()["parts"] == []


def test_what_is_not_there_says_so(visitor: Client, topic: Topic) -> None:
    assert "no course 'none'" in visitor.get("/api/courses/none/").json()["error"]
    assert "no topic '9.9'" in visitor.get("/api/courses/course/topics/9.9/").json()["error"]
    assert visitor.get("/api/courses/none/topics/1.1/").status_code == 404


def test_progress_is_ones_own(
    adas_program: Client, eves_program: Client, visitor: Client, ada: User, topic: Topic
) -> None:
    mine = "/api/courses/course/progress/"
    ObjectiveTick.objects.create(learner=ada, topic=topic, objective="o1")
    ResourceSeen.objects.create(learner=ada, topic=topic, resource="book")
    ExerciseProgress.objects.create(learner=ada, exercise=Exercise.objects.get(), passed_at=timezone.now())
    told = adas_program.get(mine).json()
    objective = told["topics"][0]["objectives"][0]
    assert objective["ticked"] and objective["evidence"][0]["tasks"] == ["Write it"]
    assert told["topics"][0]["resources_seen"] == ["book"]
    assert [each["status"] for each in told["topics"][0]["exercises"]] == ["passed", "planned"]
    assert told["figures"][2] == {
        "name": "Exercises passed", "count": 1, "of": 2, "percent": 50, "note": "1 of them in preparation",
    }  # fmt: skip
    other = eves_program.get(mine).json()
    assert not other["topics"][0]["objectives"][0]["ticked"] and other["next"] is None
    assert visitor.get(mine).status_code == 401
    assert adas_program.get("/api/courses/none/progress/").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_a_fixed_handful_of_queries(
    count: int,
    adas_program: Client,
    ada: User,
    make_exercise: Callable[..., Exercise],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        ExerciseProgress.objects.create(learner=ada, exercise=make_exercise(f"e{number}"), attempts=1)
    adas_program.get("/api/me/")  # notes the use of the token, once a minute
    for path, queries in {"": 4, "topics/1.1/": 4, "progress/": 8}.items():
        with django_assert_num_queries(queries):
            adas_program.get(f"/api/courses/course/{path}")


def test_only_reading_is_answered(adas_program: Client, topic: Topic) -> None:
    for path in READABLE:
        answer = adas_program.post(path, {}, content_type="application/json")
        assert answer.status_code == 405 and "GET" in answer["Allow"], path
