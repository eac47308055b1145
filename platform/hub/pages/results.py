"""What is shown of a submission: as the context of the results templates, and as JSON for the page's script.

Only fields named here leave the site: a report also holds words for the operator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from courses.models import Exercise, ExerciseProgress
from courses.older import completed
from grader.cells import cell_of
from grader.events import read_after
from grader.fairness import waiting_for
from grader.models import Event, Kind, Submission
from grader.results import Outcome, State
from hub.pages import older
from hub.pages.measurements import best_measured, shown_measurement
from hub.pages.prose import prose
from hub.pages.stages import stages_context, task_word
from sandbox.job import Ending

EVENTS_AT_ONCE = 500
BAD_SEQ = "“after” is the number of the last event you have, or 0."
LONGEST_VALUE = 40  # characters of a logged value that is no number of ours
PHASES = [
    ("waiting in the queue", "created", "claimed_at"),
    ("getting a sandbox", "claimed_at", "opened_at"),
    ("loading your code", "opened_at", "loaded_at"),
    ("checking", "loaded_at", "judged_at"),
    ("altogether", "created", "finished_at"),
]


def as_json(submission: Submission) -> dict[str, Any]:
    """What POST submit answers, and what the exercise page knows of work that is still under way."""
    page = submission.get_absolute_url()
    return {
        "id": str(submission.public_id),
        "kind": submission.kind,
        "page": page,
        "state_url": f"{page}state/",
        "events_url": f"{page}events/",
        "stop_url": f"{page}stop/",
        "results_url": f"{page}results/",
        **({"cell": len(submission.cells)} if submission.cells else {}),
        "state": submission.state,
        **_place(submission),
    }


def state_json(submission: Submission, *, after: int) -> dict[str, Any]:
    """At most `EVENTS_AT_ONCE` events; `state` is that of the row, read before the events."""
    events = read_after(submission.public_id, after)[:EVENTS_AT_ONCE]
    return {
        "state": submission.state,
        "verdict": submission.verdict,
        **_place(submission),
        "events": [event.to_dict() for event in events],
    }


def seq_in(text: str) -> int | None:
    """The number of an event, as an address has it; None for what is no such number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def results_context(submission: Submission) -> dict[str, Any]:
    """The context of submissions/_results.html (frontend/README.md); `submission.exercise` should be loaded."""
    events = list(
        Event.objects.filter(submission=submission, kind__in=["output", "check", "metric"])
        .order_by("seq")
        .values_list("kind", "data")
    )
    if submission.is_done:
        checks = [older.check(row.data) for row in submission.checks.all()]
    else:
        checks = [older.check(data) for kind, data in events if kind == "check"]
    report, cells = submission.report or {}, submission.cells
    stages = _stages(submission)
    return {
        "submission": _submission(submission),
        "cell": len(cells),
        "cells": cells,
        "task_word": task_word(submission.version.content),
        "stages": stages,
        "tasks": _tasks(submission, checks, passed=_passed_stages(stages)),
        "error": _error(report.get("error"), cell=len(cells)),
        "refusals": report.get("refusals") or [],
        "figures": _figures(submission),
        "logged": _logged([older.metric(data) for kind, data in events if kind == "metric"]),
        "output": [older.output(data) for kind, data in events if kind == "output"],
        "ending": _ending(report.get("ending") or {}),
    }


def _logged(metrics: list[dict[str, Any]]) -> dict[str, Any]:
    """What `lab.log` recorded: each name's last value for everybody, all points for the page's curves."""
    last: dict[str, dict[str, Any]] = {}
    for metric in metrics:
        for name, value in metric["values"].items():
            count = last.get(name, {"count": 0})["count"] + 1
            shown = f"{value:.6g}" if isinstance(value, float) else str(value)[:LONGEST_VALUE]
            last[name] = {"name": name, "value": shown, "step": metric["step"], "count": count}
    points = [{"step": metric["step"], "values": metric["values"]} for metric in metrics]
    return {"names": list(last.values()), "points": points}


def _place(submission: Submission) -> dict[str, Any]:
    if submission.state == State.DONE:
        return {"place": 0, "estimate_s": 0.0, "overdue": False}
    return asdict(waiting_for(submission))


def _submission(row: Submission) -> dict[str, Any]:
    shown = {
        name: getattr(row, name)
        for name in ("kind", "state", "verdict", "headline", "points", "max_points", "device", "engine", "created")
    }
    return {
        **shown,
        **({} if row.is_done else _place(row)),
        "public_id": str(row.public_id),
        "url": row.get_absolute_url(),
        "source": row.source,
        "durations": _durations(row),
        "version_note": _version_note(row, row.exercise),
    }


def _durations(row: Submission) -> list[dict[str, Any]]:
    spans = [(name, getattr(row, start), getattr(row, end)) for name, start, end in PHASES]
    return [
        {"name": name, "seconds": round((end - start).total_seconds(), 3)}
        for name, start, end in spans
        if start and end
    ]


def _version_note(row: Submission, exercise: Exercise) -> str:
    if exercise.current_id in (None, row.version_id):  # a hidden one has none
        return ""
    return f"The exercise has changed since: this answers its version of {row.version.created:%d %B %Y}."


def _stages(row: Submission) -> dict[str, Any] | None:
    """How far the learner is with a project by now; None for Runs and for what is no project."""
    content = row.version.content
    if row.kind != Kind.SUBMISSION or content.get("kind") != "project":
        return None
    progress = ExerciseProgress.objects.filter(learner_id=row.learner_id, exercise_id=row.exercise_id).first()
    return stages_context(content, progress)


def _passed_stages(stages: dict[str, Any] | None) -> set[int]:
    return {stage["number"] for stage in stages["stages"] if stage["passed"]} if stages else set()


def _tasks(row: Submission, checks: list[dict[str, Any]], *, passed: set[int]) -> list[dict[str, Any]]:
    """The checks by task, in the order of the exercise; a task without a check is left out. `passed` are stages that
    some submission has passed."""
    titles = {task["number"]: task["title"] for task in completed(row.version.content)["tasks"]}
    measuring = any(check.get("measurement") for check in checks)
    best = best_measured(row.learner_id, row.version_id) if measuring else {}
    groups = []
    for number in sorted({check["task"] for check in checks}):
        own = [_check(check, best) for check in checks if check["task"] == number]
        points, max_points = (sum(check[name] for check in own) for name in ("points", "max_points"))
        groups.append(
            {
                "number": number,
                "title": titles.get(number, ""),
                "points": points,
                "max_points": max_points,
                "passed_before": number in passed and any(check["outcome"] != Outcome.PASSED for check in own),
                "checks": own,
            }
        )
    return groups


def _check(check: dict[str, Any], best: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    diagnosis = check.get("diagnosis")
    return {
        **check,
        "hint_html": prose(check.get("hint") or ""),
        "measured": shown_measurement(check, best),
        "diagnosis": {**diagnosis, "text_html": prose(diagnosis.get("text") or "")} if diagnosis else None,
        "error": _error(check.get("error")),
    }


def _error(error: dict[str, Any] | None, *, cell: int = 0) -> dict[str, Any] | None:
    """`cell` is the one that was run: frames of other cells of its lesson say so, as `elsewhere`."""
    if error is None:
        return None
    frames = [{**frame, "elsewhere": _elsewhere(frame, cell)} for frame in error.get("frames") or ()]
    return {**error, "frames": frames, "advice_html": prose(error.get("advice") or "")}


def _elsewhere(frame: dict[str, Any], cell: int) -> int | None:
    own = cell_of(frame.get("file") or "") if cell else None
    return own if own != cell else None


def _figures(row: Submission) -> list[dict[str, Any]]:
    page = row.get_absolute_url()
    return [
        {
            "number": figure.number,
            "title": figure.title,
            "url": f"{page}figures/{figure.number}.png",
            "width": figure.width,
            "height": figure.height,
        }
        for figure in row.figures.defer("png", "axes")
    ]


def _ending(ending: dict[str, Any]) -> str:
    """One sentence on how the session ended, where the learner's code ended it."""
    name = ending.get("ending", Ending.FINISHED)
    if name in (Ending.FINISHED, Ending.LOST):
        return ""
    detail = str(ending.get("detail") or f"the session ended early ({name})").rstrip(".")
    return f"{detail[:1].upper()}{detail[1:]}."
