"""A worker at work: from claim to verdict beside its companion thread, and pages that follow it live."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import pytest
from django.utils import timezone

from grader import companion as companions
from grader.events import append, read_after
from grader.following import follow
from grader.models import Event, Figure, Submission
from grader.results import State, Verdict
from grader.seeds import seed_for
from grader.submitting import request_stop, submit
from grader.work import work_once
from tests.standin import Judge

pytestmark = pytest.mark.django_db(transaction=True)


def submitted(make_learner: Any, make_exercise: Any, source: str) -> Submission:
    return submit(make_learner(), make_exercise(), source=source)


def in_a_thread(submission: Submission) -> threading.Thread:
    def work() -> None:
        from django.db import connection

        try:
            work_once("cpu", Judge())
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    until = time.monotonic() + 5
    while Submission.objects.get(pk=submission.pk).state == State.QUEUED and time.monotonic() < until:
        time.sleep(0.02)
    return thread


def test_work_goes_from_claim_to_verdict_with_its_phases(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "# print: hello\n# sleep: 0.1")
    assert work_once("cpu", Judge())
    assert not work_once("cpu", Judge())
    submission.refresh_from_db()
    assert submission.verdict == Verdict.PASSED
    stamps = [submission.created, submission.claimed_at, submission.opened_at, submission.loaded_at]
    assert [*stamps, submission.finished_at] == sorted([*stamps, submission.finished_at])
    shown = [
        (event.kind, event.data.get("phase") or event.data.get("text")) for event in read_after(submission.public_id)
    ]
    assert shown == [
        ("phase", "queued"), ("phase", "starting"), ("phase", "running"), ("phase", "judging"),
        ("output", "hello\n"), ("done", None),
    ]  # fmt: skip


def test_a_judge_that_fails_is_our_fault(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "# raise")
    assert work_once("cpu", Judge())
    submission.refresh_from_db()
    assert (submission.state, submission.losses) == (State.QUEUED, 1)


def test_stop_reaches_running_work_within_a_second(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "# sleep: 20")
    thread = in_a_thread(submission)
    began = time.monotonic()
    request_stop(submission)
    thread.join()
    assert time.monotonic() - began < 1.5
    submission.refresh_from_db()
    assert submission.verdict == Verdict.STOPPED


def test_work_whose_lease_was_taken_stops_and_writes_nothing(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "# sleep: 20\n# print: mine")
    thread = in_a_thread(submission)
    time.sleep(0.3)
    Submission.objects.filter(pk=submission.pk).update(lease="00000000-0000-4000-8000-000000000000")
    thread.join(timeout=3)
    assert not thread.is_alive()
    submission.refresh_from_db()
    assert (submission.state, submission.verdict) == (State.RUNNING, None)


def test_the_lease_is_renewed_while_work_goes_on(
    make_learner: Any, make_exercise: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(companions, "RENEW_S", 0.3)
    submission = submitted(make_learner, make_exercise, "# sleep: 1.5")
    thread = in_a_thread(submission)
    first = Submission.objects.get(pk=submission.pk).lease_until
    time.sleep(1.0)
    renewed = Submission.objects.get(pk=submission.pk).lease_until
    thread.join()
    assert first is not None and renewed is not None and renewed > first


def test_closing_gives_the_work_back(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "# sleep: 20")
    until = time.monotonic() + 0.3
    assert work_once("cpu", Judge(), closing=lambda: time.monotonic() > until)
    submission.refresh_from_db()
    assert (submission.state, submission.losses, submission.not_before) == (State.QUEUED, 0, None)


def test_a_figure_is_a_row_and_its_event_an_address(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "x")
    append(submission.pk, [("figure", {"number": 1, "title": "Loss", "width": 2, "height": 3, "png": "iVBORw=="})])
    event = read_after(submission.public_id)[-1]
    assert event.data["url"] == f"/submissions/{submission.public_id}/figures/1.png"
    assert bytes(Figure.objects.get().png) == b"\x89PNG"


def test_the_seed_is_the_submissions_own_and_needs_the_servers_secret(settings: Any) -> None:
    from uuid import UUID

    one, other = UUID(int=1), UUID(int=2)
    seed = seed_for(one)
    assert seed == seed_for(one) != seed_for(other)
    settings.SECRET_KEY = "another"
    assert seed_for(one) != seed


async def _followed(submission: Submission, after: int = 0) -> list[tuple[int, str]]:
    return [(event.seq, event.kind) async for event in follow(submission.public_id, after) if event]


def test_followers_see_everything_once_in_order_until_done(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "# sleep: 0.5\n# print: hello")
    other = submit(make_learner("grace"), make_exercise("another"), source="# sleep: 0.1")

    async def watch() -> list[list[tuple[int, str]]]:
        async def work() -> None:
            await asyncio.sleep(0.2)
            await asyncio.to_thread(_work_all)

        *seen, _ = await asyncio.gather(_followed(submission), _followed(submission, after=2), _followed(other), work())
        return seen

    whole, resumed, others = asyncio.run(watch())
    assert whole == [(e.seq, e.kind) for e in read_after(submission.public_id)]
    assert whole[-1][1] == "done"
    assert resumed == whole[2:]
    assert others[-1][1] == "done"


def test_following_what_is_done_ends_at_once(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "x")
    work_once("cpu", Judge())
    last = Event.objects.filter(submission=submission).count()
    assert asyncio.run(asyncio.wait_for(_followed(submission, after=last), 2)) == []
    assert asyncio.run(asyncio.wait_for(_followed(submission), 2))[-1] == (last, "done")


def test_an_event_reaches_its_follower_quickly(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "x")

    async def watch() -> float:
        stream = follow(submission.public_id, after=1)
        arriving = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0.3)
        began = time.monotonic()
        await asyncio.to_thread(_append, submission.pk)
        assert (await arriving).data["text"] == "now"  # type: ignore[union-attr]
        took = time.monotonic() - began
        await stream.aclose()  # type: ignore[attr-defined]
        return took

    assert asyncio.run(watch()) < 0.5


def test_a_quiet_stream_has_a_heartbeat(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "x")

    async def watch() -> None:
        stream = follow(submission.public_id, after=1, heartbeat_s=0.2)
        assert await anext(stream) is None
        await stream.aclose()  # type: ignore[attr-defined]

    asyncio.run(watch())


def test_what_was_committed_out_of_order_is_not_missed(make_learner: Any, make_exercise: Any) -> None:
    submission = submitted(make_learner, make_exercise, "x")
    other = submit(make_learner("grace"), make_exercise("another"), source="x")

    async def watch() -> list[int]:
        stream = follow(submission.public_id, after=1)
        arriving = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0.2)
        await asyncio.to_thread(_late_key, submission.pk, other.pk)
        event = await asyncio.wait_for(arriving, 4)
        await stream.aclose()  # type: ignore[attr-defined]
        return [event.seq if event else 0]

    assert asyncio.run(watch()) == [2]


def _late_key(submission: int, other: int) -> None:
    """A row whose key lies below what the tail has read already, as a slow PostgreSQL transaction leaves it."""
    from django.db import connection

    append(other, [("output", {"stream": "stdout", "text": "a"})])
    gap = Event.objects.order_by("-pk").values_list("pk", flat=True)[0] - 1
    Event.objects.filter(pk=gap).delete()
    Event.objects.create(pk=gap, submission_id=submission, seq=2, at=timezone.now(), kind="output", data={})
    connection.close()


def _append(submission: int) -> None:
    from django.db import connection

    append(submission, [("output", {"stream": "stdout", "at": 0, "text": "now"})])
    connection.close()


def _work_all() -> None:
    from django.db import connection

    while work_once("cpu", Judge()):
        pass
    connection.close()


def test_a_draining_worker_finishes_everything_that_waits(make_learner: Any, make_exercise: Any) -> None:
    exercise = make_exercise()
    for name in ("a", "b", "c"):
        submit(make_learner(name), exercise, source="x")
    _work_all()
    assert Submission.objects.filter(state=State.DONE).count() == 3
