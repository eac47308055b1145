"""Claiming, leases and finishing: each submission to one worker, one verdict, and nothing lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from courses.models import ExerciseProgress
from grader import recovery
from grader.claiming import LeaseLost, claim_next, lock, renew
from grader.events import append, read_after
from grader.finishing import finish, give_back
from grader.models import Submission
from grader.results import Report, State, Verdict
from grader.submitting import request_stop, submit
from tests.standin import report

pytestmark = pytest.mark.django_db


def lose(row: Submission) -> None:
    Submission.objects.filter(pk=row.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def wait_no_more() -> None:
    Submission.objects.update(not_before=None)


def claim() -> Submission:
    row = claim_next("cpu")
    assert row is not None
    return row


def test_one_pile_never_holds_up_another_learners_first(make_learner: Any, make_exercise: Any) -> None:
    ada, grace, exercise = make_learner(), make_learner("grace"), make_exercise()
    for number in range(3):
        submit(ada, exercise, source=f"x = {number}")
    submit(grace, exercise, source="y")
    order = []
    for _ in range(4):
        row = claim()
        order.append(row.learner.username)
        finish(row.pk, row.lease, report())
    assert order == ["ada", "grace", "ada", "ada"]


def test_a_learner_never_has_two_running(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    first, second = (submit(ada, exercise, source=source) for source in ("x", "y"))
    assert claim() == first
    assert claim_next("cpu") is None
    graces = submit(make_learner("grace"), exercise, source="z")
    assert claim() == graces  # ada's older one, which must wait, is in nobody's way
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=second.pk).update(state=State.RUNNING)


def test_other_queues_are_not_touched(make_learner: Any, make_exercise: Any) -> None:
    submit(make_learner(), make_exercise(limits={"session_s": 1200}), source="x")
    assert claim_next("cpu") is None
    assert claim_next("long") is not None


def test_done_if_and_only_if_there_is_a_verdict(make_learner: Any, make_exercise: Any) -> None:
    row = submit(make_learner(), make_exercise(), source="x")
    for wrong in ({"state": State.DONE}, {"verdict": Verdict.PASSED}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Submission.objects.filter(pk=row.pk).update(**wrong)


def test_finishing_writes_verdict_checks_progress_and_the_last_event(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    row = claim()
    assert finish(row.pk, row.lease, report(Verdict.PARTLY), remaining=[("check", {"number": 1})])
    submission.refresh_from_db()
    assert (submission.state, submission.verdict, submission.points) == (State.DONE, Verdict.PARTLY, 1.0)
    assert (submission.lease, submission.engine, submission.device) == (None, "stand-in", "CPU")
    assert submission.checks.get().outcome == "failed"
    progress = ExerciseProgress.objects.get()
    assert (progress.attempts, progress.best_share, progress.passed) == (1, 0.5, False)
    kinds = [event.kind for event in read_after(submission.public_id)]
    assert kinds == ["phase", "check", "done"]


def test_a_second_finish_changes_nothing(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    row = claim()
    assert [finish(row.pk, row.lease, report(verdict)) for verdict in (Verdict.FAILED, Verdict.PASSED)] == [True, False]
    submission.refresh_from_db()
    assert submission.verdict == Verdict.FAILED
    assert ExerciseProgress.objects.get().attempts == 1


def test_a_worker_that_lost_its_lease_is_not_heard(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    slow = claim()
    lose(slow)
    assert recovery.sweep() == 1
    wait_no_more()
    quick = claim()
    assert quick.pk == slow.pk
    assert not renew(slow.pk, slow.lease)
    assert not finish(slow.pk, slow.lease, report(Verdict.FAILED))
    with pytest.raises(LeaseLost), transaction.atomic():
        lock(slow.pk, slow.lease)
    assert finish(quick.pk, quick.lease, report(Verdict.PASSED))
    submission.refresh_from_db()
    assert (submission.verdict, submission.losses) == (Verdict.PASSED, 1)


def test_what_renews_its_lease_is_left_alone(make_learner: Any, make_exercise: Any) -> None:
    submit(make_learner(), make_exercise(), source="x")
    row = claim()
    lose(row)
    assert renew(row.pk, row.lease)
    assert recovery.sweep() == 0


def test_the_third_loss_ends_as_not_judged_and_counts_nothing(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    for _ in range(3):
        wait_no_more()
        lose(claim())
        recovery.sweep()
    submission.refresh_from_db()
    assert (submission.state, submission.verdict, submission.losses) == (State.DONE, Verdict.NOT_JUDGED, 3)
    assert "our fault" in submission.headline
    assert not ExerciseProgress.objects.exists()


def test_a_fault_of_ours_is_tried_again_later_and_shown_from_the_start(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    row = claim()
    append(row.pk, [("output", {"stream": "stdout", "at": 0, "text": "half of it"})])
    ours = Report(verdict=Verdict.NOT_JUDGED, headline="", operator_detail="no engine")
    assert finish(row.pk, row.lease, ours)
    submission.refresh_from_db()
    assert (submission.state, submission.verdict, submission.losses) == (State.QUEUED, None, 1)
    assert claim_next("cpu") is None  # not yet
    events = read_after(submission.public_id)
    assert [event.data for event in events] == [{"phase": "queued", "again": True}]
    assert events[0].seq == 3  # numbers go on, so a page that saw 1 and 2 gets it
    wait_no_more()
    assert claim().pk == row.pk


def test_a_worker_that_closes_gives_its_work_back_uncounted(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    row = claim()
    assert give_back(row.pk, row.lease)
    assert not give_back(row.pk, uuid4())
    submission.refresh_from_db()
    assert (submission.state, submission.losses) == (State.QUEUED, 0)
    assert claim().pk == row.pk


def test_stop_wins_over_another_try(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    row = claim()
    request_stop(submission)
    lose(row)
    recovery.sweep()
    submission.refresh_from_db()
    assert submission.verdict == Verdict.STOPPED


def test_nothing_that_was_printed_can_hide_or_break_the_table(make_learner: Any, make_exercise: Any) -> None:
    submission = submit(make_learner(), make_exercise(), source="x")
    nasty = "a\x00b\x1b[2J\u202egnp\ud800 10%\r100%\r\n"
    append(
        submission.pk, [("output", {"stream": "stdout", "text": nasty}), ("metric", {"values": {"loss": float("nan")}})]
    )
    output, metric = read_after(submission.public_id, after=1)
    assert output.data["text"] == "a␀b␛[2J⟨U+202E⟩gnp\ufffd 10%\n100%\n"
    assert metric.data == {"values": {"loss": None}}


def test_a_pass_is_never_taken_back(make_learner: Any, make_exercise: Any) -> None:
    ada, exercise = make_learner(), make_exercise()
    for source, verdict in [("x", Verdict.PASSED), ("y", Verdict.FAILED)]:
        submit(ada, exercise, source=source)
        row = claim()
        finish(row.pk, row.lease, report(verdict))
    progress = ExerciseProgress.objects.get()
    assert (progress.attempts, progress.best_share, progress.passed) == (2, 1.0, True)
    assert progress.passed_version == exercise.current
