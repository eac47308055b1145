"""How work enters the queue: Submit, Run (of an exercise, or of a lesson's cell) and Stop. Each is one transaction; the
queue is told after it is committed.

Whose turn it is belongs to `grader.fairness`, doing the work to `grader.work`, earlier answers to `grader.answers`.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.models import Exercise, User
from grader import answers, events
from grader.announcing import announce
from grader.cells import compose
from grader.fairness import Waiting, waiting_for
from grader.finishing import finish_stopped
from grader.models import Kind, Queue, Submission
from grader.results import State

SOURCE_BYTES = 256 * 1024
UNFINISHED_EACH = 3  # one running and two waiting, Runs counted too
LONG_S = 300  # work that may take longer than this waits in a queue of its own


class BadSubmission(Exception):
    """The source can't be taken as it is; the message tells the learner why and what to do."""


class TooMany(Exception):
    """The learner has one running and two waiting already; `waiting` is when the next of them should be done."""

    def __init__(self, waiting: Waiting) -> None:
        self.retry_after_s = max(1, math.ceil(waiting.estimate_s))
        self.place = waiting.place
        when = f"The next one should be done in about {self.retry_after_s} s"
        if waiting.overdue:
            when = f"One takes longer than usual and may need about {self.retry_after_s} s more"
        super().__init__(
            f"You already have {UNFINISHED_EACH} submissions in progress. {when}; "
            "submit again then, or stop one of them."
        )


def submit(learner: User, exercise: Exercise, *, source: str, kind: str = Kind.SUBMISSION) -> Submission:
    """Take a Submission or a Run and queue it, or answer it at once from an earlier verdict on identical code.

    Raises BadSubmission or TooMany; nothing was stored then. Never waits for the broker.
    """
    source = check_source(source)
    if exercise.current is None or exercise.retired:
        raise BadSubmission(f"“{exercise.title}” is not open for work at the moment.")
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=learner.pk)  # one submit of a learner at a time
        submission = _new(learner, exercise, source=source, kind=kind)
        if kind == Kind.SUBMISSION and (earlier := answers.earlier(submission)):
            return answers.answer_from(submission, earlier)
        _refuse_too_many(learner)
        submission.save(force_insert=True)
        waiting = waiting_for(submission)
        events.append(submission.pk, [("phase", _queued(waiting))])
        queue = submission.queue
        transaction.on_commit(lambda: announce(queue))
    return submission


def run_cell(learner: User, lesson: Exercise, cells: Sequence[str]) -> Submission:
    """Take a Run of the last of these cells of a lesson, after those before it; raises as `submit` does.

    `lesson` is what `courses.cells` made of it.
    """
    if not cells[-1].strip():
        raise BadSubmission("This cell is empty. Write some code in it, or reset it.")
    return submit(learner, lesson, source=compose(cells), kind=Kind.RUN)


def request_stop(submission: Submission) -> None:
    """Stop it: at once when it is waiting, within moments when it is running, not at all when it is done."""
    with transaction.atomic():
        row = Submission.objects.select_for_update().get(pk=submission.pk)
        if row.state == State.QUEUED:
            finish_stopped(row)
        elif row.state == State.RUNNING and row.stop_requested_at is None:
            row.stop_requested_at = timezone.now()
            row.save(update_fields=["stop_requested_at"])


def check_source(source: str, *, may_be_empty: bool = False) -> str:
    """The source as it will be stored (newlines are \\n); raises BadSubmission."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if not may_be_empty and not source.strip():
        raise BadSubmission("There is no code yet. Write your solution in the editor, then submit it.")
    if "\x00" in source:
        raise BadSubmission("The code holds a NUL character, which Python can't read. Remove it and submit again.")
    try:
        size = len(source.encode())
    except UnicodeEncodeError as broken:
        line = source.count("\n", 0, broken.start) + 1
        raise BadSubmission(f"Line {line} holds a broken character. Retype it and submit again.") from None
    if size > SOURCE_BYTES:
        raise BadSubmission(f"The code is {size // 1024} KB long; at most {SOURCE_BYTES // 1024} KB can be taken.")
    return source


def hash_source(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()


def queue_for(content: dict[str, Any]) -> str:
    """The queue whose workers can do this exercise."""
    if content.get("profile", {}).get("gpu") == "required":
        return Queue.GPU
    return Queue.LONG if content.get("limits", {}).get("session_s", 0) > LONG_S else Queue.CPU


def _new(learner: User, exercise: Exercise, *, source: str, kind: str) -> Submission:
    return Submission(
        learner=learner,
        exercise=exercise,
        version=exercise.current,
        kind=kind,
        source=source,
        content_hash=hash_source(source),
        queue=queue_for(exercise.content),
        created=timezone.now(),
    )


def _refuse_too_many(learner: User) -> None:
    unfinished = list(Submission.objects.filter(learner=learner).unfinished().order_by("-state", "created"))
    if len(unfinished) >= UNFINISHED_EACH:
        raise TooMany(waiting_for(unfinished[0]))  # the running one where there is one: the others wait for it


def _queued(waiting: Waiting) -> dict[str, Any]:
    return {"phase": "queued", "place": waiting.place, "estimate_s": waiting.estimate_s}
