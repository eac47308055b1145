"""/cohorts/ and what hangs below it, asked by each kind of person. Who teaches a cohort sees it, nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses import enrolling
from courses.models import Cohort, Course, Enrolment, Exercise, ExerciseProgress, Part, Topic, User
from grader import events
from grader.models import Figure, Submission
from grader.results import Verdict
from grader.submitting import submit
from tests.hub.asking import JSON
from tests.hub.conftest import signed_in

OTHERS = ["ada", "bob", "eve", "alan", "root"]
PAGES = ["", "manage/", "learners/ada/"]
SUBMISSION_PAGES = ["", "results/", "figures/1.png"]
OWNERS_ONLY = ["state/", "events/"]


@pytest.fixture
def people(make_learner: Callable[..., User], ada: User) -> dict[str, User]:
    """grace teaches the cohort, ada and bob are in it; eve is in alan's; root may administer."""
    made = {name: make_learner(name) for name in ("bob", "eve")}
    made |= {name: make_learner(name, is_instructor=True) for name in ("grace", "alan")}
    root = make_learner("root", is_instructor=True, is_staff=True, is_superuser=True)
    return {**made, "ada": ada, "root": root}


@pytest.fixture
def as_(people: dict[str, User]) -> dict[str, Client]:
    return {name: signed_in(person) for name, person in people.items()}


@pytest.fixture
def cohort(people: dict[str, User], exercise: Exercise) -> Cohort:
    course = Course.objects.get()
    enrolling.join(people["eve"], enrolling.make(people["alan"], course, name="Another"))
    made = enrolling.make(people["grace"], course, name="Monday group")
    for name in ("ada", "bob"):
        enrolling.join(people[name], made)
    return made


@pytest.fixture
def failed(cohort: Cohort, queued: Submission, finish: Callable[..., Submission]) -> Submission:
    """ada's submission to the course's exercise, with a printed line and a figure."""
    events.append(queued.pk, [("output", {"stream": "stdout", "at": 0.1, "text": "what it printed\n"})])
    Figure.objects.create(submission=queued, number=1, title="Loss", width=4, height=3, png=b"\x89PNG")
    return finish(queued, verdict=Verdict.FAILED, headline="0 of 1 checks passed.", points=0)


@pytest.mark.parametrize("path", PAGES)
def test_who_teaches_a_cohort_sees_it_and_nobody_else(
    path: str, cohort: Cohort, as_: dict[str, Client], visitor: Client
) -> None:
    page = f"/cohorts/{cohort.public_id}/{path}"
    assert as_["grace"].get(page).status_code == 200
    for name in OTHERS:
        assert as_[name].get(page).status_code == 404, name
        assert as_[name].post(page).status_code in {404, 405}, name
    assert as_["grace"].get(f"/cohorts/{uuid4()}/{path}").status_code == 404
    assert visitor.get(page)["Location"] == f"/accounts/login/?next={page}"
    assert visitor.get(page, headers=JSON).status_code == 401


def test_nobody_else_changes_a_cohort_or_removes_a_learner(
    cohort: Cohort, as_: dict[str, Client], visitor: Client
) -> None:
    below = f"/cohorts/{cohort.public_id}"
    for name in OTHERS:
        for action in ("rename", "new-code", "close", "share"):
            form = {"action": action, "name": "Mine", "username": "alan"}
            assert as_[name].post(f"{below}/manage/", form).status_code == 404, name
        assert as_[name].post(f"{below}/learners/bob/remove/").status_code == 404, name
    assert visitor.post(f"{below}/learners/bob/remove/").status_code == 302
    fresh = Cohort.objects.get(pk=cohort.pk)
    assert (fresh.name, fresh.code, fresh.is_open) == (cohort.name, cohort.code, True)
    assert [person.username for person in fresh.instructors.all()] == ["grace"]
    assert fresh.enrolments.active().count() == 2


def test_the_list_is_for_instructors_and_each_has_their_own(
    cohort: Cohort, as_: dict[str, Client], visitor: Client
) -> None:
    assert "Monday group" in as_["grace"].get("/cohorts/").content.decode()
    alans = as_["alan"].get("/cohorts/").content.decode()
    assert "Another" in alans and "Monday group" not in alans
    assert "You teach no cohort yet" in as_["root"].get("/cohorts/").content.decode()
    for name in ("ada", "eve"):
        assert as_[name].get("/cohorts/").status_code == as_[name].get("/cohorts/new/").status_code == 404
        assert 'href="/cohorts/"' not in as_[name].get("/").content.decode()
    assert visitor.get("/cohorts/").status_code == 302
    assert 'href="/cohorts/"' in as_["grace"].get("/").content.decode()


def test_an_instructor_who_is_one_no_longer_sees_nothing(
    cohort: Cohort, failed: Submission, people: dict[str, User], as_: dict[str, Client]
) -> None:
    User.objects.filter(pk=people["grace"].pk).update(is_instructor=False)
    for page in (f"/cohorts/{cohort.public_id}/", failed.get_absolute_url()):
        assert as_["grace"].get(page).status_code == 404


def test_a_cohort_is_made_and_leads_on_to_its_invitation(people: dict[str, User], exercise: Exercise) -> None:
    grace = signed_in(people["grace"])
    bad = grace.post("/cohorts/new/", {"name": "  "})
    assert bad.status_code == 400 and "needs a name" in bad.content.decode() and not Cohort.objects.exists()
    page = grace.post("/cohorts/new/", {"name": "Monday"}, follow=True)
    code = Cohort.objects.get(name="Monday").shown_code
    html = page.content.decode()
    assert f"http://testserver/join/{code}/" in html and "Nobody has joined yet" in html
    assert signed_in(people["ada"]).post("/cohorts/new/", {"name": "Mine"}).status_code == 404


def test_an_instructor_renames_closes_opens_shares_and_makes_a_new_code(cohort: Cohort, as_: dict[str, Client]) -> None:
    manage, old = f"/cohorts/{cohort.public_id}/manage/", cohort.shown_code

    def act(action: str, **fields: str) -> str:
        return as_["grace"].post(manage, {"action": action, **fields}, follow=True).content.decode()

    assert "is called “Tuesday” now" in act("rename", name="Tuesday")
    assert "nobody can join" in act("close") and "takes nobody more" in as_["eve"].get(f"/join/{old}/").content.decode()
    assert as_["eve"].post(f"/join/{old}/").status_code == 400
    assert "is open" in act("open")
    assert "work no more" in act("new-code") and as_["eve"].get(f"/join/{old}/").status_code == 404
    assert "teaches this cohort too now" in act("share", username="alan")
    assert as_["alan"].get(f"/cohorts/{cohort.public_id}/").status_code == 200
    for action, fields in {"rename": {"name": ""}, "share": {"username": "ada"}, "delete": {}}.items():
        assert as_["grace"].post(manage, {"action": action, **fields}).status_code == 400


@pytest.mark.parametrize("path", SUBMISSION_PAGES)
def test_a_submission_is_seen_by_who_teaches_its_learner_and_nobody_else(
    path: str, failed: Submission, as_: dict[str, Client], visitor: Client
) -> None:
    page = f"/submissions/{failed.public_id}/{path}"
    for name in ("ada", "grace"):
        assert as_[name].get(page).status_code == 200, name
    for name in ("bob", "eve", "alan", "root"):
        assert as_[name].get(page).status_code == 404, name
    assert visitor.get(page).status_code == 302


def test_an_instructor_reads_code_and_results_and_can_do_nothing(
    failed: Submission, cohort: Cohort, as_: dict[str, Client]
) -> None:
    html = as_["grace"].get(f"/submissions/{failed.public_id}/").content.decode()
    for text in ("A submission by ada", "0 of 1 checks passed.", "what it printed", "def f(x):"):
        assert text in html
    assert f"/cohorts/{cohort.public_id}/learners/ada/" in html
    assert "A submission by" not in as_["ada"].get(f"/submissions/{failed.public_id}/").content.decode()
    for path in OWNERS_ONLY:
        assert as_["grace"].get(f"/submissions/{failed.public_id}/{path}").status_code == 404


def test_an_instructor_stops_nothing(cohort: Cohort, queued: Submission, as_: dict[str, Client]) -> None:
    page = f"/submissions/{queued.public_id}/"
    assert "/stop/" in as_["ada"].get(page).content.decode()
    shown = as_["grace"].get(page)
    assert shown.status_code == 200 and "/stop/" not in shown.content.decode()
    assert as_["grace"].post(f"{page}stop/").status_code == 404
    queued.refresh_from_db()
    assert queued.state == "queued"


def test_a_run_is_the_learners_alone(
    cohort: Cohort, ada: User, exercise: Exercise, finish: Callable[..., Submission], as_: dict[str, Client]
) -> None:
    run = finish(submit(ada, exercise, source="print(1)\n", kind="run"), verdict=Verdict.FINISHED, headline="")
    assert as_["ada"].get(run.get_absolute_url()).status_code == 200
    assert as_["grace"].get(run.get_absolute_url()).status_code == 404
    learner = as_["grace"].get(f"/cohorts/{cohort.public_id}/learners/ada/").content.decode()
    assert str(run.public_id) not in learner


def test_it_ends_when_the_learner_leaves_or_is_removed(
    cohort: Cohort, failed: Submission, as_: dict[str, Client]
) -> None:
    below = f"/cohorts/{cohort.public_id}"
    assert as_["ada"].post(f"{below}/leave/").status_code == 302
    for page in (failed.get_absolute_url(), f"{below}/learners/ada/"):
        assert as_["grace"].get(page).status_code == 404
    assert as_["ada"].get(failed.get_absolute_url()).status_code == 200, "it stays the learner's"
    as_["ada"].post(f"/join/{cohort.code}/")
    assert as_["grace"].get(failed.get_absolute_url()).status_code == 200
    assert (
        "no longer in this cohort" in as_["grace"].post(f"{below}/learners/ada/remove/", follow=True).content.decode()
    )
    assert as_["grace"].get(failed.get_absolute_url()).status_code == 404


def test_work_in_another_course_is_not_seen(
    cohort: Cohort, failed: Submission, exercise: Exercise, as_: dict[str, Client]
) -> None:
    other = Course.objects.create(slug="other", title="Other")
    part = Part.objects.create(course=other, number=1, title="P")
    Exercise.objects.filter(pk=exercise.pk).update(
        topic=Topic.objects.create(part=part, key="1.1", position=1, title="Elsewhere")
    )
    assert as_["grace"].get(failed.get_absolute_url()).status_code == 404
    learner = as_["grace"].get(f"/cohorts/{cohort.public_id}/learners/ada/").content.decode()
    assert str(failed.public_id) not in learner and exercise.title not in learner


def test_the_page_says_who_is_stuck_and_links_to_the_very_submission(
    cohort: Cohort, failed: Submission, ada: User, as_: dict[str, Client]
) -> None:
    ExerciseProgress.objects.filter(learner=ada).update(attempts=3)
    Enrolment.objects.filter(learner__username="bob").update(joined=timezone.now() - timedelta(days=8))
    html = as_["grace"].get(f"/cohorts/{cohort.public_id}/").content.decode()
    notes, table = html.split("What each has passed")[:2]
    assert "is stuck on <strong>matrix-multiplication</strong>: 3 attempts" in notes
    assert failed.get_absolute_url() in notes
    assert "has handed in nothing yet" in notes and table.index(">ada<") < table.index(">bob<")
    assert "stuck</span>" in table and "0 of 1" in table
    learner = as_["grace"].get(f"/cohorts/{cohort.public_id}/learners/ada/").content.decode()
    assert "Stuck" in learner and failed.get_absolute_url() in learner and "0/1 points" in learner


@pytest.mark.parametrize("count", [3, 30])
def test_the_number_of_queries_does_not_grow_with_learners(
    count: int,
    cohort: Cohort,
    failed: Submission,
    as_: dict[str, Client],
    make_learner: Callable[..., User],
    exercise: Exercise,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        learner = make_learner(f"learner-{number}")
        enrolling.join(learner, cohort)
        ExerciseProgress.objects.create(learner=learner, exercise=exercise, attempts=number)
    for page, most in {"": 11, "learners/ada/": 9, "manage/": 6}.items():
        with django_assert_max_num_queries(most):
            as_["grace"].get(f"/cohorts/{cohort.public_id}/{page}")
    with django_assert_max_num_queries(3):
        as_["grace"].get("/cohorts/")


def test_a_large_cohort_is_shown_in_pages(
    cohort: Cohort, as_: dict[str, Client], make_learner: Callable[..., User]
) -> None:
    for number in range(55):
        enrolling.join(make_learner(f"learner-{number:02}"), cohort)
    page = f"/cohorts/{cohort.public_id}/"
    first = as_["grace"].get(page, {"order": "name"}).content.decode()
    assert "1 to 50 of 57" in first and ">learner-47<" in first and ">learner-48<" not in first
    assert ">learner-54<" in as_["grace"].get(page, {"order": "name", "page": 2}).content.decode()
    for odd in ({"page": "0"}, {"page": "x"}, {"page": "999"}, {"order": "no such"}):
        assert as_["grace"].get(page, odd).status_code == 200


def test_wrong_methods(cohort: Cohort, as_: dict[str, Client]) -> None:
    below = f"/cohorts/{cohort.public_id}"
    for page in ("/cohorts/", f"{below}/", f"{below}/learners/ada/", "/join/"):
        assert as_["grace"].post(page).status_code == 405
    for page in (f"{below}/learners/ada/remove/", f"{below}/leave/"):
        assert as_["grace"].get(page).status_code == 405
