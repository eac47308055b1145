"""Boxes that tick and save, with and without JavaScript: objectives, resources, weeks. Each for its owner alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from courses.models import (
    Course,
    Exercise,
    ExerciseProgress,
    ObjectiveTick,
    Part,
    ResourceSeen,
    Topic,
    User,
    WeekTick,
)
from grader.models import Submission
from grader.results import CheckResult, Outcome, Verdict
from tests.hub.asking import FRAGMENT

OBJECTIVES, RESOURCES, BOXES = "/topics/1.1/objectives/", "/topics/1.1/resources/", "/weeks/1/boxes/"
TICKS = [
    pytest.param(
        OBJECTIVES, {"objective": "1.1-a"}, "ticked", ObjectiveTick, "/topics/1.1/#objective-1.1-a", id="objective"
    ),
    pytest.param(RESOURCES, {"resource": "book"}, "seen", ResourceSeen, "/topics/1.1/#resource-book", id="resource"),
    pytest.param(BOXES, {"box": "reading"}, "ticked", WeekTick, "/weeks/1/", id="box"),
]


@pytest.fixture(autouse=True)
def topic(exercise: Exercise) -> Topic:
    weeks = [{"number": 1, "topics": ["1.1"], "text": ""}, {"number": 2, "topics": [], "text": "Rest"}]
    Course.objects.update(content={"weekly": [{"id": "reading", "text": "Reading/video"}], "weeks": weeks})
    exercise.tasks = [{"number": 1, "title": "Write it", "objectives": ["1.1-a"]}]
    exercise.save()
    exercise.topic.content = {
        "objectives": [{"id": "1.1-a", "text": "Use `numpy`"}, {"id": "1.1-b", "text": "Explain <it>"}],
        "practical_exercises": ["matrix-multiplication", "Build a `Tensor`"],
        "resources": [{"id": "book", "title": "Algebra Done"}],
    }
    exercise.topic.save()
    return exercise.topic


@pytest.mark.parametrize(("url", "data", "name", "model", "back"), TICKS)
def test_a_form_ticks_and_unticks_and_comes_back(
    as_ada: Client, ada: User, url: str, data: dict[str, str], name: str, model: type, back: str
) -> None:
    answer = as_ada.post(url, {**data, name: "yes"})
    assert (answer.status_code, answer["Location"]) == (302, back)
    assert [row.learner for row in model.objects.all()] == [ada]
    as_ada.post(url, {**data, name: "yes"})
    assert model.objects.count() == 1
    as_ada.post(url, {**data, name: "no"})
    assert not model.objects.exists()


@pytest.mark.parametrize(("url", "data", "name", "model", "back"), TICKS)
def test_a_script_gets_the_piece_as_it_is_now(
    as_ada: Client, url: str, data: dict[str, str], name: str, model: type, back: str
) -> None:
    html = as_ada.post(url, {**data, name: "yes"}, headers=FRAGMENT).content.decode()
    assert html.count('aria-checked="true"') == 1 and f'name="{name}" value="no"' in html
    assert "<html" not in html
    assert as_ada.get(back.partition("#")[0]).content.decode().count('aria-checked="true"') == 1


@pytest.mark.parametrize(("url", "data", "name", "model", "back"), TICKS)
def test_ticks_are_ones_own_and_want_a_learner_a_post_and_a_box(
    as_ada: Client, as_eve: Client, visitor: Client, url: str, data: dict[str, str], name: str, model: type, back: str
) -> None:
    as_ada.post(url, {**data, name: "yes"})
    page = back.partition("#")[0]
    assert 'aria-checked="true"' not in as_eve.get(page).content.decode()
    as_eve.post(url, {**data, name: "no"})
    assert model.objects.count() == 1, "nobody unticks for another"
    assert visitor.post(url, {**data, name: "no"})["Location"] == f"/accounts/login/?next={page}"
    assert visitor.post(url, {**data, name: "no"}, headers=FRAGMENT).status_code == 401
    assert as_ada.get(url).status_code == 405
    assert as_ada.post(url, {next(iter(data)): "no-such", name: "yes"}).status_code == 404
    assert (
        as_ada.post(url.replace("1.1", "9.9").replace("weeks/1", "weeks/9"), {**data, name: "yes"}).status_code == 404
    )
    assert model.objects.count() == 1


def test_evidence_stands_beside_the_tick(as_ada: Client, ada: User, exercise: Exercise) -> None:
    ExerciseProgress.objects.create(learner=ada, exercise=exercise, passed_at=timezone.now())
    html = as_ada.get("/topics/1.1/").content.decode()
    assert "Evidence: you passed “Write it”" in html and 'aria-checked="true"' not in html
    assert "0 of 2 ticked, 1 evidenced" in html


def test_a_passed_task_is_evidence_even_where_the_whole_is_not_passed(
    as_ada: Client, queued: Submission, finish: Callable[..., Submission]
) -> None:
    Exercise.objects.update(
        tasks=[
            {"number": 1, "title": "First", "objectives": ["1.1-a"]},
            {"number": 2, "title": "Second", "objectives": ["1.1-b"]},
        ]
    )
    outcomes = [(1, Outcome.PASSED), (2, Outcome.PASSED), (2, Outcome.SKIPPED)]
    checks = [
        CheckResult(number, f"c{number}", "C", task=task, outcome=outcome, points=0, max_points=1)
        for number, (task, outcome) in enumerate(outcomes, start=1)
    ]
    finish(queued, verdict=Verdict.PARTLY, checks=checks)
    html = as_ada.get("/topics/1.1/").content.decode()
    assert "Evidence: you passed “First”" in html and "“Second”" not in html


def test_what_is_in_preparation_says_so_and_links_nowhere(visitor: Client) -> None:
    html = visitor.get("/topics/1.1/").content.decode()
    assert "Build a <code>Tensor</code>" in html and "In preparation" in html
    assert "Explain &lt;it&gt;" in html
    assert 'role="checkbox"' not in html, "a visitor has nothing to tick"
    assert "Sign in" in html


def test_prerequisites_are_advice_never_a_wall(as_ada: Client, topic: Topic) -> None:
    later = {"prerequisites": ["1.1"], "objectives": []}
    Topic.objects.create(part=Part.objects.get(), key="1.2", position=2, title="Calculus", content=later)
    answer = as_ada.get("/topics/1.2/")
    html = answer.content.decode()
    assert answer.status_code == 200 and "1 exercise still open" in html and "nothing here is locked" in html
    assert "/topics/1.2/" in as_ada.get("/topics/1.1/").content.decode(), "and the way there"


def test_weeks_are_pages_with_a_before_and_an_after(visitor: Client) -> None:
    html = visitor.get("/weeks/2/").content.decode()
    assert "Rest" in html and "/weeks/1/" in html and "/weeks/3/" not in html
    assert visitor.get("/weeks/3/").status_code == 404


def test_home_has_this_week(as_ada: Client) -> None:
    html = as_ada.get("/").content.decode()
    assert "This week" in html and "Reading/video" in html and "0 of 1 resources seen" in html
