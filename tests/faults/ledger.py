"""What became of the submissions of each fault: a line for each test, printed by `python -m tests.faults.table`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from tests.journeys.stack import Stack

FACTS = (
    "SELECT s.created, s.finished_at, s.verdict,"
    " (SELECT count(*) FROM grader_event e WHERE e.submission_id = s.id AND e.kind = 'done') AS ends,"
    " (SELECT count(*) FROM grader_checkresultrow c WHERE c.submission_id = s.id) AS checks"
    " FROM grader_submission s WHERE s.public_id = ?"
)


@dataclass(frozen=True)
class Fate:
    """One submission afterwards. `ends`: how often its end was told; once is right."""

    verdict: str | None
    ends: int
    waited_s: float


Tell = Callable[[str, Iterable[Fate]], None]  # the fixture: what fault it was, and what became of the submissions


@dataclass(frozen=True)
class Line:
    fault: str
    submissions: int
    verdicts: int
    lost: int
    doubled: int
    longest_s: float

    @classmethod
    def of(cls, fault: str, fates: Iterable[Fate]) -> Line:
        fates = list(fates)
        return cls(
            fault,
            submissions=len(fates),
            verdicts=sum(fate.verdict is not None for fate in fates),
            lost=sum(fate.verdict is None for fate in fates),
            doubled=sum(fate.ends > 1 for fate in fates),
            longest_s=round(max(fate.waited_s for fate in fates), 1),
        )

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def fates_in(stack: Stack, submissions: Iterable[dict[str, Any]]) -> list[Fate]:
    """Of submissions as the site's own answers name them."""
    rows = [stack.rows(FACTS, each["id"].replace("-", ""))[0] for each in submissions]
    return [Fate(row["verdict"], row["ends"], _between(row["created"], row["finished_at"])) for row in rows]


def fates_of(submissions: Iterable[Any]) -> list[Fate]:
    """Of rows of the test's own database."""
    for each in submissions:
        each.refresh_from_db()
    return [
        Fate(
            each.verdict,
            each.events.filter(kind="done").count(),
            (each.finished_at - each.created).total_seconds() if each.finished_at else 0.0,
        )
        for each in submissions
    ]


def _between(created: str, finished: str | None) -> float:
    if finished is None:
        return 0.0
    return (datetime.fromisoformat(finished) - datetime.fromisoformat(created)).total_seconds()
