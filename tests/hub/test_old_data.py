"""Pages on data that an older version of the hub wrote: keys that came later are missing, and no page fails for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from courses.models import Exercise, ExerciseProgress, ExerciseVersion, User
from grader import drafts
from grader.models import CheckResultRow, Event, Figure, Submission
from grader.results import CheckResult, Diagnosis, Outcome, Verdict
from grader.submitting import submit
from tests.conftest import CONTENT

Finish = Callable[..., Submission]


def keep(exercise: Exercise, content: dict[str, Any]) -> None:
    """As it stands in the database, whatever an importer of today would write."""
    ExerciseVersion.objects.filter(pk=exercise.current_id).update(content=content)


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in CONTENT.items() if name != key}


def open_everything(client: Client, exercise: Exercise, submission: Submission | None = None) -> list[str]:
    """Every page that shows the exercise; what they say."""
    page = exercise.get_absolute_url()
    asked = [client.get(page), client.post(f"{page}hints/1/"), client.get(f"{page}attempts/")]
    asked += [client.post(f"{page}reference/", {"confirm": "yes"}), client.get(f"{page}?reference=1")]
    if submission is not None:
        below = submission.get_absolute_url()
        asked += [client.get(f"{below}{path}") for path in ("", "state/", "results/")]
    assert [answer.status_code for answer in asked if answer.status_code >= 500] == []
    return [answer.content.decode() for answer in asked]


@pytest.mark.parametrize("key", sorted({*CONTENT, "id", "title"}))
def test_an_exercise_whose_content_lacks_a_key_is_still_shown(
    key: str, as_ada: Client, ada: User, exercise: Exercise, queued: Submission, finish: Finish
) -> None:
    keep(exercise, {**without(key), **({"id": exercise.key} if key != "id" else {})})
    open_everything(as_ada, exercise, finish(queued, verdict=Verdict.FAILED))
    answer = as_ada.post(f"{exercise.get_absolute_url()}submit/", {"source": "def f(x): return 1", "action": "run"})
    assert answer.status_code == 302
    open_everything(as_ada, exercise, Submission.objects.order_by("-pk")[0])


@pytest.mark.parametrize("key", ["limits", "profile", "hints", "rules", "tasks", "entry_points"])
def test_an_exercise_whose_content_has_nothing_there_is_still_shown(
    key: str, as_ada: Client, exercise: Exercise
) -> None:
    keep(exercise, {**CONTENT, "id": exercise.key, "title": exercise.title, key: None})
    open_everything(as_ada, exercise)


def test_prose_that_was_not_rendered_at_import_is_rendered_now(as_ada: Client, exercise: Exercise) -> None:
    plain = {key: value for key, value in CONTENT.items() if not key.endswith("_html")}
    hints = [{"task": 1, "rungs": ["Look at *this*.", "And that."]}]
    keep(exercise, {**plain, "prompt": "Write **f**.", "explanation": "It *is* so.", "hints": hints})
    page, *rest = open_everything(as_ada, exercise)
    assert "<strong>f</strong>" in page
    assert "<em>this</em>" in as_ada.get(exercise.get_absolute_url()).content.decode()
    assert any("<em>is</em>" in each for each in rest)


def test_a_starter_that_was_not_kept_is_derived_from_the_solution(visitor: Client, exercise: Exercise) -> None:
    solution = "def f(x):\n    # <solution>\n    return SECRET\n    # </solution>\n"
    keep(exercise, {**without("starter"), "solution": solution})
    html = visitor.get(exercise.get_absolute_url()).content.decode()
    assert "raise NotImplementedError" in html and "SECRET" not in html
    keep(exercise, {**without("starter"), "solution": "def f(x):\n    return SECRET\n"})  # without any marker
    assert "SECRET" not in visitor.get(exercise.get_absolute_url()).content.decode()


def test_progress_of_an_older_version_is_shown(as_ada: Client, ada: User, exercise: Exercise) -> None:
    old = exercise.current
    exercise.current = ExerciseVersion.objects.create(exercise=exercise, hash="new", content={**CONTENT, "id": "x"})
    exercise.save()
    passed = {"passed_at": timezone.now() - timedelta(days=300), "passed_version": old, "best_share": 1.0}
    opened = {"hints_opened": {"1": 7, "9": 1}, "tasks_passed": [1, 9]}
    ExerciseProgress.objects.create(learner=ada, exercise=exercise, attempts=3, **passed, **opened)
    drafts.save(ada, exercise, source="def f(x): return 'old'", base=0)
    assert any("Passed" in html for html in open_everything(as_ada, exercise))
    assert [as_ada.get(page).status_code for page in ("/", "/progress/", "/topics/1.1/")] == [200] * 3


def test_a_submission_of_an_older_version_says_so(
    as_ada: Client, exercise: Exercise, queued: Submission, finish: Finish
) -> None:
    keep(exercise, {"id": exercise.key})  # so old that nothing of today is in it
    exercise.current = ExerciseVersion.objects.create(exercise=exercise, hash="new", content={**CONTENT, "id": "x"})
    exercise.save()
    check = CheckResult(1, "product", "Agrees", 4, Outcome.FAILED, 0, 1, diagnosis=Diagnosis("code", "Title", "Text"))
    pages = open_everything(as_ada, exercise, finish(queued, verdict=Verdict.FAILED, checks=(check,)))
    assert any("The exercise has changed since" in html for html in pages)


def test_an_exercise_that_was_retired_or_broken_keeps_its_submissions(
    as_ada: Client, exercise: Exercise, queued: Submission, finish: Finish
) -> None:
    done = finish(queued)
    page = done.get_absolute_url()
    for retired, current in [(True, exercise.current), (False, None), (True, None)]:
        exercise.retired, exercise.current = retired, current
        exercise.save()
        assert as_ada.get(exercise.get_absolute_url()).status_code == 404
        assert as_ada.post(f"{exercise.get_absolute_url()}submit/", {"source": "x"}).status_code == 404
        assert [as_ada.get(f"{page}{path}").status_code for path in ("", "state/", "results/")] == [200] * 3
        assert as_ada.get("/").status_code == 200


CHECK = {"number": 1, "key": "product", "name": "Agrees", "task": 1, "outcome": "failed", "points": 0, "max_points": 1}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"diagnosis": {"code": "transposed"}},
        {"diagnosis": {"text": None, "title": "Transposed"}},
        {"error": {"type_name": "ValueError", "message": "no", "advice": None, "frames": None}},
        {"error": {"type_name": "ValueError"}},
        {"hint": None},
        {"points": None, "max_points": None},
    ],
)
def test_a_check_without_newer_figures_is_shown(
    data: dict[str, Any], as_ada: Client, exercise: Exercise, queued: Submission, finish: Finish
) -> None:
    done = finish(queued, verdict=Verdict.FAILED)
    columns = {name: CHECK[name] for name in ("number", "key", "task", "outcome", "points", "max_points")}
    CheckResultRow.objects.create(submission=done, data={**CHECK, **data}, **columns)
    assert any("Agrees" in html for html in open_everything(as_ada, exercise, done))


@pytest.mark.parametrize(
    "report",
    [
        {"ending": None, "error": None, "refusals": None},
        {"ending": {"ending": "an ending of yesterday"}},
        {"ending": {"ending": "time limit", "detail": None}},
        {"error": {"type_name": "E", "frames": [{"line": 1}], "advice": None}},
        {"refusals": [{"name": "sum"}]},
        {"phases": None, "opened": None},
    ],
)
def test_a_report_of_another_shape_is_shown(
    report: dict[str, Any], as_ada: Client, exercise: Exercise, queued: Submission, finish: Finish
) -> None:
    done = finish(queued, verdict=Verdict.FAILED)
    facts = {"report": report, "headline": "", "claimed_at": None, "max_points": 0}
    Submission.objects.filter(pk=done.pk).update(**facts)
    open_everything(as_ada, exercise, done)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("metric", {"values": {"loss": 10**400, "name": None}}),
        ("metric", {"step": None, "values": {"loss": 0.5}}),
        ("metric", {"step": 1}),
        ("output", {"text": "no stream"}),
        ("output", {"stream": "stdout"}),
        ("check", {"number": 1, "name": "Agrees", "outcome": "passed"}),
        ("a kind of tomorrow", {"what": "ever"}),
    ],
)
def test_events_of_another_shape_are_shown(
    kind: str, data: dict[str, Any], as_ada: Client, exercise: Exercise, queued: Submission, finish: Finish
) -> None:
    Event.objects.create(submission=queued, seq=90, at=timezone.now(), kind=kind[:8], data=data)
    Figure.objects.create(submission=queued, number=1, width=0, height=0, png=b"", axes=None or [])
    open_everything(as_ada, exercise, queued)
    open_everything(as_ada, exercise, finish(queued))


def test_work_that_waits_for_an_exercise_of_yesterday_is_still_told_when(
    as_ada: Client, ada: User, exercise: Exercise
) -> None:
    waiting = submit(ada, exercise, source="x = 1")
    keep(exercise, {"id": exercise.key, "limits": {"session_s": None}})
    assert as_ada.get(f"{waiting.get_absolute_url()}state/").json()["estimate_s"] > 0
