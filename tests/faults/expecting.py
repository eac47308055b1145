"""What every fault on a whole site must leave: exactly one verdict, and exactly one attempt counted."""

from __future__ import annotations

from typing import Any

from tests.faults.ledger import FACTS
from tests.journeys.script import Script
from tests.journeys.stack import Stack
from tests.journeys.workbench import RIGHT

SLOW_S = 3
SLOW = f"import time\n\ntime.sleep({SLOW_S})\n{RIGHT}"
CHECKS = 9


def expect_one_verdict(stack: Stack, learner: Script, submission: dict[str, Any], verdict: str) -> None:
    assert learner.wait_for_verdict(submission) == verdict
    (facts,) = stack.rows(FACTS, submission["id"].replace("-", ""))
    assert (facts["ends"], facts["checks"], facts["verdict"]) == (1, CHECKS, verdict)


def counted(stack: Stack, learner: Script) -> int:
    (row,) = stack.rows(
        "SELECT coalesce(sum(p.attempts), 0) AS attempts FROM courses_exerciseprogress p"
        " JOIN courses_user u ON u.id = p.learner_id WHERE u.username = ?",
        learner.name,
    )
    return int(row["attempts"])
