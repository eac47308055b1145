"""/api/cohorts/: for who teaches them; and what an instructor may look at among the submissions of their learners."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from courses import enrolling
from courses.models import Cohort, Course, ExerciseProgress, User
from grader.models import Figure, Submission
from grader.results import Verdict
from grader.submitting import submit
from tests.hub.conftest import program_of


@pytest.fixture
def grace(make_learner: Callable[..., User]) -> User:
    return make_learner("grace", is_instructor=True)


@pytest.fixture
def failed(ada: User, queued: Submission, finish: Callable[..., Submission]) -> Submission:
    Figure.objects.create(submission=queued, number=1, title="Loss", width=4, height=3, png=b"\x89PNG")
    return finish(queued, verdict=Verdict.FAILED, headline="0 of 1 checks passed.", points=0)


@pytest.fixture
def cohort(grace: User, ada: User, failed: Submission) -> Cohort:
    made = enrolling.make(grace, Course.objects.get(), name="Monday group")
    enrolling.join(ada, made)
    return made


@pytest.fixture
def strangers(make_learner: Callable[..., User], cohort: Cohort) -> list[Client]:
    """Another instructor with a cohort of their own, a superuser, and a learner outside."""
    alan = make_learner("alan", is_instructor=True)
    enrolling.make(alan, cohort.course, name="Another")
    root = make_learner("root", is_instructor=True, is_staff=True, is_superuser=True)
    return [program_of(person) for person in (alan, root, make_learner("bob"))]


def test_an_instructor_reads_the_table_of_their_cohort(grace: User, cohort: Cohort) -> None:
    program = program_of(grace)
    listed = program.get("/api/cohorts/").json()
    assert [each["name"] for each in listed] == ["Monday group"] and listed[0]["page"] == cohort.get_absolute_url()
    table = program.get(listed[0]["table_url"]).json()
    assert (table["total"], table["course"], table["topics"][0]["id"]) == (1, "course", "1.1")
    row = table["learners"][0]
    assert (row["username"], row["attempts"], row["passed"]) == ("ada", 1, 0)
    assert row["topics"] == [{"passed": 0, "started": 1, "stuck": 0}]


def test_who_is_stuck_is_told(grace: User, cohort: Cohort, ada: User) -> None:
    ExerciseProgress.objects.filter(learner=ada).update(attempts=4)
    table = program_of(grace).get(f"/api/cohorts/{cohort.public_id}/table/").json()
    assert table["help"][0]["reason"] == "stuck" and table["help"][0]["attempts"] == 4
    assert table["learners"][0]["stuck"][0]["exercise"] == "matrix-multiplication"


def test_for_everybody_else_it_does_not_exist(
    cohort: Cohort, strangers: list[Client], adas_program: Client, visitor: Client
) -> None:
    table = f"/api/cohorts/{cohort.public_id}/table/"
    for client in (*strangers, adas_program):
        assert client.get(table).status_code == 404
        assert client.get(table).json() == client.get(f"/api/cohorts/{uuid4()}/table/").json()
        assert "Monday group" not in client.get("/api/cohorts/").content.decode()
    for path in (table, "/api/cohorts/"):
        assert visitor.get(path).status_code == 401
        assert adas_program.post(path).status_code == 405


@pytest.mark.parametrize("asked", [{"order": "age"}, {"start": -1}, {"count": 0}, {"count": 201}, {"start": "x"}])
def test_a_part_of_the_table_that_is_none(asked: dict[str, object], grace: User, cohort: Cohort) -> None:
    answer = program_of(grace).get(f"/api/cohorts/{cohort.public_id}/table/", asked)
    assert answer.status_code == 400 and answer.json()["invalid"].keys() == asked.keys()


def test_learners_come_in_portions(grace: User, cohort: Cohort, make_learner: Callable[..., User]) -> None:
    enrolling.join(make_learner("zoe"), cohort)
    table = f"/api/cohorts/{cohort.public_id}/table/"
    rest = program_of(grace).get(table, {"order": "name", "start": 1, "count": 1}).json()
    assert [row["username"] for row in rest["learners"]] == ["zoe"] and rest["total"] == 2


def test_an_instructor_looks_at_what_their_learner_submitted_and_changes_nothing(
    grace: User, cohort: Cohort, failed: Submission
) -> None:
    program, page = program_of(grace), f"/api/submissions/{failed.public_id}/"
    told = program.get(page).json()
    assert told["learner"] == "ada" and told["source"] == failed.source
    assert told["stop_url"] is None and told["events_url"] is None
    assert program.get(told["figures"][0]["url"]).status_code == 200
    assert program.get(f"{page}events/").status_code == program.post(f"{page}stop/").status_code == 404


def test_nobody_else_looks_and_runs_are_the_learner_s_alone(
    grace: User, ada: User, cohort: Cohort, failed: Submission, strangers: list[Client]
) -> None:
    page = f"/api/submissions/{failed.public_id}/"
    for client in strangers:
        assert client.get(page).status_code == client.get(f"{page}figures/1.png").status_code == 404
    run = submit(ada, failed.exercise, source="print(1)", kind="run")
    assert program_of(grace).get(f"/api/submissions/{run.public_id}/").status_code == 404
    enrolling.leave(ada, cohort)
    assert program_of(grace).get(page).status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_a_fixed_handful_of_queries(
    count: int,
    grace: User,
    cohort: Cohort,
    make_learner: Callable[..., User],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        enrolling.join(make_learner(f"learner-{number}"), cohort)
    program = program_of(grace)
    program.get("/api/me/")
    with django_assert_num_queries(8):
        program.get(f"/api/cohorts/{cohort.public_id}/table/")
    with django_assert_num_queries(2):
        program.get("/api/cohorts/")
