"""A project at its page: stages that stay passed, partial credit, and measured figures beside bar and best."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from django.test import Client

from courses.models import Exercise, ExerciseProgress, User
from grader.models import CheckResultRow, Submission
from grader.results import Better, CheckResult, Measurement, Outcome, Verdict
from grader.submitting import submit

PAGE = "/exercises/reader/"
TASKS = [{"number": n, "title": title, "objectives": []} for n, title in enumerate(("Centre", "Compare", "Read"), 1)]
Judge = Callable[..., Submission]


@pytest.fixture
def project(make_exercise: Callable[..., Exercise]) -> Exercise:
    hints = [{"task": 2, "rungs": ["One"], "rungs_html": ["<p>One</p>"]}]
    found = make_exercise("reader", kind="project", tasks=TASKS, hints=hints)
    found.kind, found.tasks = "project", TASKS
    found.topic.content = {"practical_exercises": ["Multiply"], "objectives": [], "key_project": ""}
    found.topic.save()
    found.save()
    return found


@pytest.fixture
def judge(ada: User, project: Exercise, finish: Callable[..., Submission]) -> Judge:
    """Submit fresh code; the numbers are the tasks that pass, and `value` is what the last one's check measures."""
    sources: Iterator[int] = count()

    def make(*passing: int, value: float | None = None, verdict: Verdict | None = None) -> Submission:
        checks = tuple(one_check(number, number in passing, value if number == 3 else None) for number in (1, 2, 3))
        told = verdict or (Verdict.PASSED if len(passing) == 3 else Verdict.PARTLY)
        submission = submit(ada, project, source=f"x = {next(sources)}\n")
        return finish(submission, verdict=told, points=len(passing), max_points=3, checks=checks)

    return make


def one_check(number: int, passed: bool, value: float | None) -> CheckResult:
    outcome = Outcome.PASSED if passed else Outcome.FAILED
    measured = None if value is None else Measurement("Read correctly", value, 85.0, Better.HIGHER, "%", 6)
    return CheckResult(
        number, f"c{number}", f"Check {number}", number, outcome, float(passed), 1.0, measurement=measured
    )


def text(client: Client, address: str) -> str:
    """What the page says, without its tags."""
    html = client.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL))


def test_a_project_has_stages_and_no_tasks(as_ada: Client, visitor: Client, judge: Judge) -> None:
    for client in (as_ada, visitor):
        shown = text(client, PAGE)
        assert "0 of 3 stages passed" in shown and "Stage 2 Compare : open" in shown and "Task" not in shown
    results = text(as_ada, f"/submissions/{judge(1).public_id}/")
    assert "Stage 1: Centre" in results and "Task" not in results and "Back to the project" in results


def test_an_exercise_has_tasks_and_no_stages(as_ada: Client, queued: Submission) -> None:
    shown = text(as_ada, queued.exercise.get_absolute_url())
    assert "Task 1" in shown and "tage" not in shown


def test_a_stage_that_passed_once_stays_passed(as_ada: Client, judge: Judge) -> None:
    judge(1)
    latest = judge(2)
    for shown in (text(as_ada, PAGE), text(as_ada, f"/submissions/{latest.public_id}/results/")):
        assert "2 of 3 stages passed" in shown
        assert "Stage 1 Centre : passed" in shown and "Stage 3 Read : open" in shown
        assert "Best submission: 33 % of the points" in shown
        assert "Stage 1: Centre Passed before" in shown and "Stage 2: Compare Passed before" not in shown


def test_all_stages_one_by_one_are_not_yet_the_project(as_ada: Client, project: Exercise, judge: Judge) -> None:
    judge(1, 2)
    judge(3, value=90.0)
    shown = text(as_ada, PAGE)
    assert "3 of 3 stages passed" in shown and "The project is passed when all of them pass in one submission" in shown
    judge(1, 2, 3, value=90.0)
    assert "in one submission" not in text(as_ada, PAGE)
    assert ExerciseProgress.objects.get(exercise=project).passed


def test_another_learners_stages_are_their_own(as_eve: Client, judge: Judge) -> None:
    judge(1, 2)
    assert "0 of 3 stages passed" in text(as_eve, PAGE)


def test_a_run_has_no_stages(as_ada: Client, ada: User, project: Exercise, finish: Callable[..., Submission]) -> None:
    run = finish(submit(ada, project, source="print(1)", kind="run"), verdict=Verdict.FINISHED)  # type: ignore[arg-type]
    assert "stages passed" not in text(as_ada, f"/submissions/{run.public_id}/results/")


def test_the_figure_stands_beside_its_bar_and_the_best_so_far(as_ada: Client, judge: Judge) -> None:
    first, second = judge(1, 2, 3, value=91.25), judge(1, 2, value=84.9999)
    shown = text(as_ada, f"/submissions/{second.public_id}/results/")
    assert "Read correctly 84.9999 % The bar: at least 85 %, not met" in shown, "a miss never reads like the bar"
    assert "Your best so far: 91.2 % Mean of 6 draws" in shown
    shown = text(as_ada, f"/submissions/{first.public_id}/results/")
    assert "Read correctly 91.2 % The bar: at least 85 %, met Your best so far Mean" in shown


def test_the_attempts_name_the_best(as_ada: Client, judge: Judge) -> None:
    for value in (40.0, 90.0, 70.0):
        judge(1, value=value)
    shown = text(as_ada, f"{PAGE}attempts/")
    assert "Best so far Read correctly 90 %" in shown
    assert re.findall(r"Read correctly: ([\d.]+) %( Best)?", shown) == [("70", ""), ("90", " Best"), ("40", "")]


def test_where_nothing_was_measured_no_figure_is_shown(as_ada: Client, judge: Judge) -> None:
    judge(1)
    assert "Best so far" not in text(as_ada, f"{PAGE}attempts/")
    assert CheckResultRow.objects.filter(measured__isnull=False).count() == 0


@pytest.mark.parametrize("other", ["uncounted", "of an older version", "of another learner"])
def test_the_best_is_ones_own_counted_and_of_this_version(
    other: str, as_ada: Client, judge: Judge, project: Exercise, make_learner: Callable[..., User]
) -> None:
    from courses.models import ExerciseVersion

    higher = judge(1, 2, 3, value=99.0, verdict=Verdict.UNDECIDED if other == "uncounted" else None)
    if other == "of an older version":
        content = project.current.content if project.current else {}
        project.current = ExerciseVersion.objects.create(exercise=project, hash="newer", content=content)
        project.save()
    if other == "of another learner":
        Submission.objects.filter(pk=higher.pk).update(learner=make_learner("bob"))
    own = judge(1, value=60.0)
    assert "Your best so far Mean" in text(as_ada, f"/submissions/{own.public_id}/results/")
    assert "Best so far Read correctly 60 %" in text(as_ada, f"{PAGE}attempts/")


def test_a_mini_project_stands_under_project_and_counts_there(as_ada: Client, judge: Judge) -> None:
    judge(1, 2)
    shown = text(as_ada, "/topics/1.1/")
    exercises, project = shown.split("Practical exercises")[1].split("Project", 1)
    assert "reader" not in exercises and "reader" in project and "2 of 3 stages" in project
    assert "Key project" not in shown
    assert "Projects passed 0 of 1" in text(as_ada, "/progress/")
    judge(1, 2, 3)
    assert "Projects passed 1 of 1" in text(as_ada, "/progress/")
    assert "Exercises passed 0 of 1" in text(as_ada, "/progress/")


def test_a_project_page_costs_a_fixed_handful_of_queries(
    as_ada: Client, judge: Judge, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for value in (40.0, 50.0, 60.0):
        judge(1, value=value)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        as_ada.get(PAGE)
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        as_ada.get(f"{PAGE}attempts/")
