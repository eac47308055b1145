"""How much of an exercise a test run tries again: all of what changed, a seed of the quick ones, some slow ones.

What a deep run has found holds while its hashes do; the sample guards against what no hash knows: another machine,
another image under the same lock, an exercise that depends on the day.
"""

from __future__ import annotations

from courses.contents import ExerciseContent
from grader.gate.ledger import Ledger
from grader.gate.trials import QUICK, Depth, glance

SLOW_S = 5.0  # of the wall clock for one right answer
SLOW_EVERY = 7  # days until a slow exercise is looked at again
FULL_EVERY = 14  # days until wrong and other right answers are tried again, too


def depth_today(content: ExerciseContent, ledger: Ledger, *, position: int, day: int) -> Depth | None:
    """How deep to look on this day (counted from anywhere); None for not at all. `position` spreads the exercises.

    Changed code or libraries alone ask for a new deep run, whose place is not the tests.
    """
    if not ledger.knows(content):
        return QUICK
    turn = day + position
    is_slow = ledger.exercises[content.id]["wall_s"]["median"] > SLOW_S
    if turn % FULL_EVERY == 0:
        return QUICK
    return glance(day) if not is_slow or turn % SLOW_EVERY == 0 else None
