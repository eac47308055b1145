"""Pressing Submit, Run and Stop: what is taken, what is refused and why, what is answered from before."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from courses.models import ExerciseProgress
from grader import claiming
from grader.events import read_after
from grader.fairness import waiting_for
from grader.finishing import finish
from grader.models import Kind, Submission
from grader.results import State, Verdict
from grader.submitting import BadSubmission, TooMany, request_stop, submit
from tests.broker import broker
from tests.standin import report

pytestmark = pytest.mark.django_db


def judge_all(verdict: Verdict = Verdict.PASSED) -> None:
    while row := claiming.claim_next("cpu"):
        assert finish(row.pk, row.lease, report(verdict))


def test_a_submission_waits_with_its_place_and_an_estimate(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="def f(x):\r\n    return x\r\n")
    assert submission.state == State.QUEUED
    assert submission.source == "def f(x):\n    return x\n"
    first = read_after(submission.public_id)[0]
    assert (first.seq, first.kind, first.data["phase"], first.data["place"]) == (1, "phase", "queued", 1)
    assert first.data["estimate_s"] > 0


@pytest.mark.parametrize(
    ("source", "says"),
    [("   \n", "no code yet"), ("x = '\x00'", "NUL"), ("x" * (256 * 1024 + 1), "256 KB"), ("a\n\ud800", "Line 2")],
)
def test_what_can_not_be_code_is_refused_with_a_reason(
    make_learner: Any, make_exercise: Any, source: str, says: str
) -> None:
    with pytest.raises(BadSubmission, match=says):
        submit(make_learner(), make_exercise(), source=source)
    assert not Submission.objects.exists()


def test_a_retired_exercise_takes_nothing(make_learner: Any, make_exercise: Any) -> None:
    exercise = make_exercise()
    exercise.retired = True
    with pytest.raises(BadSubmission, match="not open"):
        submit(make_learner(), exercise, source="x")


def test_the_fourth_in_progress_is_told_when_to_come_back(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    for number, kind in enumerate([Kind.SUBMISSION, Kind.RUN, Kind.SUBMISSION]):
        submit(ada, exercise, source=f"x = {number}", kind=kind)
    with pytest.raises(TooMany) as refused:
        submit(ada, exercise, source="x = 4")
    assert refused.value.retry_after_s >= 1
    assert refused.value.place == 1
    submit(make_learner("grace"), exercise, source="x = 4")  # somebody else's is taken
    judge_all()
    submit(ada, exercise, source="x = 4")


def test_identical_code_gets_its_earlier_verdict_at_once(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    first = submit(ada, exercise, source="right = 1")
    judge_all(Verdict.PARTLY)
    again = submit(ada, exercise, source="right = 1")
    assert (again.state, again.verdict, again.answered_from) == (State.DONE, Verdict.PARTLY, first)
    assert again.pk != first.pk
    assert again.checks.get().data["name"] == "It works"
    assert [event.kind for event in read_after(again.public_id)] == ["done"]
    assert ExerciseProgress.objects.get().attempts == 1
    third = submit(ada, exercise, source="right = 1")
    assert third.answered_from == first


@pytest.mark.parametrize("verdict", [Verdict.STOPPED, Verdict.UNDECIDED, Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT])
def test_a_verdict_that_hung_on_luck_or_load_is_not_given_again(
    make_learner: Any, make_exercise: Any, verdict: Verdict
) -> None:
    ada, exercise = make_learner(), make_exercise()
    submit(ada, exercise, source="x = 1")
    judge_all(verdict)
    assert submit(ada, exercise, source="x = 1").state == State.QUEUED


def test_other_people_other_versions_and_runs_are_judged_for_themselves(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    submit(ada, exercise, source="x = 1")
    judge_all()
    assert submit(make_learner("grace"), exercise, source="x = 1").state == State.QUEUED
    assert submit(ada, exercise, source="x = 1", kind=Kind.RUN).state == State.QUEUED
    exercise.current = exercise.versions.create(hash="another", content=exercise.content)
    assert submit(ada, exercise, source="x = 1").state == State.QUEUED


def test_stopping_what_waits_ends_it_at_once(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    request_stop(submission)
    submission.refresh_from_db()
    assert (submission.state, submission.verdict) == (State.DONE, Verdict.STOPPED)
    assert read_after(submission.public_id)[-1].kind == "done"
    assert claiming.claim_next("cpu") is None
    assert not ExerciseProgress.objects.exists()


def test_stopping_what_is_done_changes_nothing(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    judge_all()
    request_stop(submission)
    submission.refresh_from_db()
    assert (submission.verdict, submission.stop_requested_at) == (Verdict.PASSED, None)


def test_what_needs_a_gpu_or_long_waits_in_a_queue_of_its_own(make_learner: Any, make_exercise: Any) -> None:
    gpu = make_exercise("gpu", profile={"image": "torch-cuda", "gpu": "required"})
    long = make_exercise("long", limits={"session_s": 1200})
    assert submit(make_learner("a"), gpu, source="x").queue == "gpu"
    assert submit(make_learner("b"), long, source="x").queue == "long"


def test_the_place_is_the_order_of_claiming(make_learner: Any, make_exercise: Any) -> None:
    exercise = make_exercise()
    people = [make_learner(name) for name in ("a", "b", "c")]
    submitted = [submit(people[0], exercise, source=f"x = {n}") for n in range(3)]
    submitted += [submit(person, exercise, source="y") for person in people[1:]]
    places = {row.pk: waiting_for(row).place for row in submitted}
    assert sorted(places.values()) == [1, 2, 3, 4, 5]
    claimed = []
    while row := claiming.claim_next("cpu"):
        claimed.append(row.pk)
        finish(row.pk, row.lease, report())
    assert claimed == sorted(places, key=lambda pk: places[pk])


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_delays_nobody(make_learner: Any, make_exercise: Any) -> None:
    with broker("redis://127.0.0.1:1/0", {}):
        began = time.monotonic()
        submission = submit(make_learner(), make_exercise(), source="x")
        assert time.monotonic() - began < 1.0
        assert Submission.objects.get(pk=submission.pk).state == State.QUEUED
        time.sleep(0.3)  # the announcer tries and gives up behind; an error there would fail this test


def test_the_estimate_is_what_recent_work_took_side_by_side(make_learner: Any, make_exercise: Any) -> None:
    exercise, begun = make_exercise(), timezone.now() - timedelta(minutes=5)
    busy = [make_learner(name) for name in ("busy", "bee")]
    for number in range(20):  # two at a time, two seconds each
        row = submit(busy[number % 2], exercise, source=f"x = {number}")
        start = begun + timedelta(seconds=2 * (number // 2))
        end = start + timedelta(seconds=2)
        Submission.objects.filter(pk=row.pk).update(
            state=State.DONE, verdict=Verdict.FAILED, claimed_at=start, finished_at=end
        )
    for person in busy:
        submit(person, exercise, source="now running")
        assert claiming.claim_next("cpu")
    last = [submit(make_learner(f"person{n}"), exercise, source="x") for n in range(10)][-1]
    assert waiting_for(last).place == 10
    assert waiting_for(last).estimate_s == pytest.approx(10 * 2 / 2 + 2, abs=2)
