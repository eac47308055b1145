"""The curriculum through its gate: nothing wrong is written in it, its ledger is fresh, and a sample is tried again.

`python manage.py check_curriculum` is the whole of it; here runs what a change can have broken, and a little each day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from courses.reading import read_course
from grader.gate.choosing import choose
from grader.gate.examining import examine
from grader.gate.ledger import Ledger
from grader.gate.lessons import run_lessons
from grader.gate.sampling import depth_today
from grader.gate.workshop import Workshop, workshop
from grader.gate.writing import writing_problems
from tests import needs

FOLDER = Path(settings.BASE_DIR) / "courses" / "curriculum"
CHOSEN = choose(read_course(FOLDER), [])
LEDGER = Ledger.beside(FOLDER)
RENEW = "python manage.py check_curriculum --deep --stale"
TODAY = datetime.now(UTC).toordinal()
LESSONS = [(topic.key, topic.lesson) for topic in CHOSEN.topics if topic.lesson and topic.lesson.cells]


def test_nothing_wrong_is_written() -> None:
    assert CHOSEN.exercises
    assert [str(problem) for problem in writing_problems(CHOSEN, FOLDER)] == []


def test_the_ledger_vouches_for_everything_and_for_nothing_else() -> None:
    stale = {content.id: why for content in CHOSEN.exercises if (why := LEDGER.why_stale(content))}
    stale |= {key: why for key, lesson in LESSONS if (why := LEDGER.why_lesson_stale(key, lesson))}
    assert not stale, f"The ledger is out of date; run and commit: {RENEW}"
    assert LEDGER.exercises.keys() == {content.id for content in CHOSEN.exercises}, f"run and commit: {RENEW}"
    assert LEDGER.lessons.keys() == {key for key, _ in LESSONS}, f"run and commit: {RENEW}"


@pytest.fixture(scope="module")
def shop() -> Iterator[Workshop]:
    for image in {content.profile["image"] for content in CHOSEN.exercises}:
        needs.docker(image)
    with workshop(2, service=Path("none"), engine="docker") as opened:
        yield opened


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("position", range(len(CHOSEN.exercises)), ids=[each.id for each in CHOSEN.exercises])
def test_what_changed_and_a_sample_of_the_rest_holds_in_the_sandbox(shop: Workshop, position: int) -> None:
    content = CHOSEN.exercises[position]
    depth = depth_today(content, LEDGER, position=position, day=TODAY)
    if depth is not None:
        (found,) = examine([(content, CHOSEN.folder(content.id))], shop, depth)
        assert [str(problem) for problem in found.problems] == []


@pytest.mark.docker
def test_changed_lessons_and_one_a_day_print_in_the_sandbox_what_the_page_shows(shop: Workshop) -> None:
    today = LESSONS[TODAY % len(LESSONS)][0]
    lessons = [each for each in LESSONS if each[0] == today or LEDGER.why_lesson_stale(*each)]
    runs = run_lessons([(key, lesson, CHOSEN.folder(key)) for key, lesson in lessons], shop)
    assert [str(problem) for run in runs for problem in run.problems] == []
