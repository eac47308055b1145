"""/exercises/<id>/submit/: Submit and Run, as a form and as JSON."""

from __future__ import annotations

from django.test import Client

from courses.models import Exercise
from grader.models import Draft, Submission
from tests.hub.asking import JSON

SUBMIT = "/exercises/matrix-multiplication/submit/"
SOURCE = "def f(x):\n    return x\n"


def test_a_form_leads_to_the_page_of_the_submission(as_ada: Client, exercise: Exercise) -> None:
    answer = as_ada.post(SUBMIT, {"source": SOURCE, "action": "submit"})
    row = Submission.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/submissions/{row.public_id}/"
    assert row.source == SOURCE and row.kind == "submission" and row.state == "queued"
    assert Draft.objects.get().source == SOURCE, "what was typed is still there after going back"


def test_a_script_gets_the_addresses_to_follow(as_ada: Client, exercise: Exercise) -> None:
    answer = as_ada.post(SUBMIT, {"source": SOURCE, "action": "run"}, headers=JSON)
    body = answer.json()
    row = Submission.objects.get()
    assert answer.status_code == 201 and row.kind == "run"
    assert body["id"] == str(row.public_id) and body["state"] == "queued" and body["place"] == 1
    for name in ("state_url", "stop_url", "results_url", "events_url"):
        assert body[name].startswith(f"/submissions/{row.public_id}/")


def test_a_visitor_is_asked_to_sign_in_and_nothing_is_stored(visitor: Client, exercise: Exercise) -> None:
    form = visitor.post(SUBMIT, {"source": SOURCE})
    assert form.status_code == 302 and form["Location"] == "/accounts/login/?next=/exercises/matrix-multiplication/"
    script = visitor.post(SUBMIT, {"source": SOURCE}, headers=JSON)
    assert script.status_code == 401 and script.json()["login_url"].startswith("/accounts/login/?next=")
    assert not Submission.objects.exists()


def test_code_that_cant_be_taken_comes_back_with_the_reason(as_ada: Client, exercise: Exercise) -> None:
    script = as_ada.post(SUBMIT, {"source": "  \n"}, headers=JSON)
    assert script.status_code == 400 and "no code yet" in script.json()["error"]
    form = as_ada.post(SUBMIT, {"source": "x = '\x00'"})
    assert form.status_code == 400 and "NUL character" in form.content.decode()
    assert not Submission.objects.exists()


def test_too_large_keeps_what_was_typed_on_the_page(as_ada: Client, exercise: Exercise) -> None:
    form = as_ada.post(SUBMIT, {"source": "# long\n" * 40_000})
    assert form.status_code == 400
    assert "at most 256 KB" in form.content.decode() and "# long" in form.content.decode()


def test_the_fourth_at_a_time_is_told_when_to_come_back(as_ada: Client, exercise: Exercise) -> None:
    for number in range(3):
        assert as_ada.post(SUBMIT, {"source": f"x = {number}"}, headers=JSON).status_code == 201
    script = as_ada.post(SUBMIT, {"source": "x = 3"}, headers=JSON)
    assert script.status_code == 429
    assert int(script["Retry-After"]) == script.json()["retry_after_s"] >= 1
    form = as_ada.post(SUBMIT, {"source": "x = 3"})
    assert form.status_code == 429 and "submissions in progress" in form.content.decode()
    assert Submission.objects.count() == 3


def test_a_forged_request_is_refused(exercise: Exercise, as_ada: Client) -> None:
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = as_ada.cookies
    answer = forged.post(SUBMIT, {"source": SOURCE}, headers=JSON)
    assert answer.status_code == 403 and "Reload the page" in answer.json()["remedy"]
    assert not Submission.objects.exists()


def test_wrong_method_bad_id_and_bad_action(as_ada: Client, exercise: Exercise) -> None:
    assert as_ada.get(SUBMIT).status_code == 405
    assert as_ada.post("/exercises/no-such/submit/", {"source": SOURCE}).status_code == 404
    assert as_ada.post(SUBMIT, {"source": SOURCE, "action": "grade"}, headers=JSON).status_code == 400
