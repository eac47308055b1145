"""/submissions/<id>/ and what hangs below it: page, state, results, stop, figures. It belongs to one learner alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from courses.models import Exercise, User
from grader import events
from grader.models import Figure, Submission
from grader.results import CheckResult, Diagnosis, Outcome, Verdict
from grader.submitting import submit
from tests.hub.asking import JSON

PNG = b"\x89PNG\r\n\x1a\n and more"


@pytest.fixture
def shown(queued: Submission, finish: Callable[..., Submission]) -> Submission:
    """A failed submission with a check, a diagnosis, printed lines and a figure."""
    events.append(queued.pk, [("output", {"stream": "stdout", "at": 0.1, "text": "<b>hello</b>\n"})])
    Figure.objects.create(submission=queued, number=1, title="Loss", width=4, height=3, png=PNG)
    diagnosis = Diagnosis("transposed", "Your result is the transpose", "Look at `A.T`.", "3 of 3 agree")
    check = CheckResult(1, "product", "Agrees with NumPy", 1, Outcome.FAILED, 0, 1, got="[[1, 3]]", diagnosis=diagnosis)
    headline = "0 of 1 checks passed."
    return finish(
        queued, verdict=Verdict.FAILED, headline=headline, points=0, checks=(check,), operator_detail="SECRET"
    )


PATHS = ["", "state/", "results/", "figures/1.png"]


@pytest.mark.parametrize("path", PATHS)
def test_the_owner_sees_it(path: str, as_ada: Client, shown: Submission) -> None:
    assert as_ada.get(f"/submissions/{shown.public_id}/{path}").status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_for_another_learner_it_does_not_exist(path: str, as_eve: Client, shown: Submission) -> None:
    assert as_eve.get(f"/submissions/{shown.public_id}/{path}").status_code == 404
    assert as_eve.get(f"/submissions/{uuid4()}/{path}").status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_a_visitor_is_asked_to_sign_in_whether_it_exists_or_not(path: str, visitor: Client, shown: Submission) -> None:
    for public_id in (shown.public_id, uuid4()):
        answer = visitor.get(f"/submissions/{public_id}/{path}")
        assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
        assert visitor.get(f"/submissions/{public_id}/{path}", headers=JSON).status_code == 401


@pytest.mark.parametrize("path", PATHS)
def test_wrong_method_and_bad_id(path: str, as_ada: Client, shown: Submission) -> None:
    assert as_ada.post(f"/submissions/{shown.public_id}/{path}").status_code == 405
    assert as_ada.get(f"/submissions/not-an-id/{path}").status_code == 404


def test_a_skipped_check_says_why_without_a_click(
    as_ada: Client, queued: Submission, finish: Callable[..., Submission]
) -> None:
    skipped = CheckResult(
        2, "fresh", "On fresh inputs", 1, Outcome.SKIPPED, 0, 1, message="Waits for “Agrees” to pass."
    )
    finish(queued, verdict=Verdict.FAILED, headline="No check passed yet.", points=0, checks=(skipped,))
    html = as_ada.get(f"/submissions/{queued.public_id}/results/").content.decode()
    row = html[html.index("On fresh inputs") :]
    assert "Waits for “Agrees” to pass." in row[: row.index("</li>")]
    assert "<details" not in html


def test_the_results_say_what_happened_and_nothing_meant_for_the_operator(as_ada: Client, shown: Submission) -> None:
    for path in ("", "results/"):
        html = as_ada.get(f"/submissions/{shown.public_id}/{path}").content.decode()
        for text in ("0 of 1 checks passed.", "Agrees with NumPy", "[[1, 3]]", "Your result is the transpose"):
            assert text in html
        assert "<code>A.T</code>" in html
        assert "&lt;b&gt;hello&lt;/b&gt;" in html and "<b>hello" not in html
        assert f"/submissions/{shown.public_id}/figures/1.png" in html
        assert "SECRET" not in html


def test_the_page_refreshes_by_itself_only_while_something_is_coming(
    as_ada: Client, queued: Submission, finish: Callable[..., Submission]
) -> None:
    page = f"/submissions/{queued.public_id}/"
    assert 'http-equiv="refresh"' in as_ada.get(page).content.decode()
    finish(queued)
    assert 'http-equiv="refresh"' not in as_ada.get(page).content.decode()


def test_the_state_gives_the_events_after_a_number(as_ada: Client, shown: Submission) -> None:
    state = f"/submissions/{shown.public_id}/state/"
    body = as_ada.get(state).json()
    assert body["state"] == "done" and body["verdict"] == "failed"
    kinds = [event["kind"] for event in body["events"]]
    assert kinds[0] == "phase" and kinds[-1] == "done"
    last = body["events"][-1]["seq"]
    assert as_ada.get(state, {"after": last - 1}).json()["events"] == body["events"][-1:]
    for bad in ("-1", "x", "9" * 30, "²"):
        assert as_ada.get(state, {"after": bad}).status_code == 400


def test_a_queued_one_tells_its_place(as_ada: Client, queued: Submission) -> None:
    body = as_ada.get(f"/submissions/{queued.public_id}/state/").json()
    assert body["state"] == "queued" and body["verdict"] is None and body["place"] == 1 and body["estimate_s"] > 0


def test_a_figure_is_the_picture_and_nothing_else(as_ada: Client, shown: Submission) -> None:
    answer = as_ada.get(f"/submissions/{shown.public_id}/figures/1.png")
    assert answer.content == PNG and answer["Content-Type"] == "image/png" and "private" in answer["Cache-Control"]
    assert as_ada.get(f"/submissions/{shown.public_id}/figures/2.png").status_code == 404


def test_stop_ends_what_waits(as_ada: Client, queued: Submission) -> None:
    answer = as_ada.post(f"/submissions/{queued.public_id}/stop/", headers=JSON)
    queued.refresh_from_db()
    assert answer.status_code == 200 and answer.json()["state"] == "done" and queued.verdict == "stopped"


def test_stop_leaves_a_verdict_as_it_is(as_ada: Client, shown: Submission) -> None:
    answer = as_ada.post(f"/submissions/{shown.public_id}/stop/")
    shown.refresh_from_db()
    assert answer.status_code == 302 and shown.verdict == "failed"


def test_nobody_else_can_stop_it(as_eve: Client, visitor: Client, as_ada: Client, queued: Submission) -> None:
    stop = f"/submissions/{queued.public_id}/stop/"
    assert as_eve.post(stop).status_code == 404
    assert visitor.post(stop).status_code == 302
    assert as_ada.get(stop).status_code == 405
    queued.refresh_from_db()
    assert queued.state == "queued"


def test_an_older_version_is_named(as_ada: Client, shown: Submission, make_learner: Callable[..., User]) -> None:
    from courses.models import ExerciseVersion

    content = shown.version.content
    shown.exercise.current = ExerciseVersion.objects.create(exercise=shown.exercise, hash="newer", content=content)
    shown.exercise.save()
    assert "has changed since" in as_ada.get(f"/submissions/{shown.public_id}/").content.decode()


def test_what_was_logged_stays_after_the_run(as_ada: Client, shown: Submission) -> None:
    logged = [("metric", {"step": step, "at": 0.1, "values": {"loss": 1 / step}}) for step in (1, 2, 4)]
    events.append(shown.pk, logged)
    page = as_ada.get(f"/submissions/{shown.public_id}/results/").content.decode()
    assert '<th scope="row">loss</th><td>0.25</td><td>4</td><td>3</td>' in page
    assert '{"step": 2, "values": {"loss": 0.5}}' in page, "the curves' points"


def test_while_it_waits_or_takes_long_the_page_says_how_long_still(
    as_ada: Client, exercise: Exercise, make_learner: Callable[..., User], queued: Submission
) -> None:
    ago, earlier = timezone.now() - timedelta(days=1), make_learner("earlier")
    for number in range(3):
        row = submit(earlier, exercise, source=f"x = {number}")
        done = {"state": "done", "verdict": "failed", "claimed_at": ago, "finished_at": ago + timedelta(seconds=4)}
        Submission.objects.filter(pk=row.pk).update(**done)
    page = queued.get_absolute_url()
    assert "Waiting for its turn, about 4 s…" in as_ada.get(page).content.decode()
    Submission.objects.filter(pk=queued.pk).update(state="running", claimed_at=timezone.now() - timedelta(seconds=25))
    assert "Still running, longer than usual: perhaps about 2" in as_ada.get(page).content.decode()
    assert as_ada.get(f"{page}state/").json()["overdue"] is True
