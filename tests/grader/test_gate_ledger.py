"""The ledger: fresh while nothing that decides has changed, stale with the reason when something has."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from courses.contents import ExerciseContent, LessonContent, Problem
from courses.reading import read_course
from grader.gate.examining import Examined
from grader.gate.fingerprints import JUDGING, RUNNING, bare, code_hash
from grader.gate.ledger import Ledger
from grader.gate.lessons import LessonRun
from grader.gate.sampling import FULL_EVERY, SLOW_EVERY, depth_today
from grader.gate.trials import QUICK, Role, trials_of
from tests.courses.a_lesson import FIGURE, LESSON
from tests.courses.test_reading import TOPIC, folder

__all__ = ["folder"]  # the fixture


@pytest.fixture
def content(folder: Path) -> ExerciseContent:
    course = read_course(folder).course
    assert course is not None
    return course.parts[0].topics[0].exercises[0]


@pytest.fixture
def lesson(folder: Path) -> LessonContent:
    (folder / TOPIC / "figures").mkdir()
    (folder / TOPIC / "figures" / "line.svg").write_text(FIGURE)
    (folder / TOPIC / "lesson.md").write_text(LESSON)
    course = read_course(folder).course
    assert course is not None
    found = course.parts[0].topics[0].lesson
    assert found is not None
    return found


def passed(content: ExerciseContent, *, wall_s: float = 0.1) -> Examined:
    return Examined(content.id, {Role.REFERENCE: 20}, {Role.REFERENCE: 20}, [0.1], [wall_s])


def entered(folder: Path, content: ExerciseContent, **how: float) -> Ledger:
    ledger = Ledger.beside(folder)
    ledger.enter(content, passed(content, **how))
    ledger.save()
    return Ledger.beside(folder)


def test_what_was_entered_stays_fresh_across_files(folder: Path, content: ExerciseContent) -> None:
    assert Ledger.beside(folder).why_stale(content) == "it has no entry"
    ledger = entered(folder, content)
    assert ledger.why_stale(content) == ""
    assert ledger.exercises["double"]["seeds"] == 20
    assert read_course(folder).problems == ()


def test_a_change_that_can_decide_makes_it_stale_and_one_of_words_does_not(
    folder: Path, content: ExerciseContent
) -> None:
    ledger = entered(folder, content)
    wrong = content.wrong[0]
    another = {**wrong, "source": wrong["source"].replace("return x", "return -x")}
    reworded = {**wrong, "source": wrong["source"].replace("It gave", "It just gave"), "misconception": "Just so."}
    for changed in (
        replace(content, checks=content.checks + "\n# more\n"),
        replace(content, wrong=(another,)),
        replace(content, wrong=({**wrong, "fails": "thrice"},)),
        replace(content, also_right=()),
        replace(content, limits={"cpu_s": 1.0}),
    ):
        assert ledger.why_stale(changed) == "it was changed"
        assert not ledger.knows(changed)
    for same in (
        replace(content, prompt="New words."),
        replace(content, hints=()),
        replace(content, wrong=(reworded,)),
    ):
        assert ledger.why_stale(same) == ""


def test_changed_code_and_libraries_are_told_apart(folder: Path, content: ExerciseContent) -> None:
    ledger = entered(folder, content)
    ledger.exercises["double"]["code"] = "older"
    assert ledger.why_stale(content) == "the judge's code was changed"
    ledger.exercises["double"]["libraries"] = "older"
    assert ledger.why_stale(content) == "the judge's code was changed and its libraries were changed"
    assert ledger.knows(content)


def test_only_passes_are_entered(folder: Path, content: ExerciseContent) -> None:
    ledger = entered(folder, content)
    ledger.enter(content, replace(passed(content), problems=[Problem("checks.py", 1, "no")]))
    assert ledger.why_stale(content) == "it has no entry"


def test_one_with_the_marks_of_a_conflict_knows_nothing_and_is_written_anew(
    folder: Path, content: ExerciseContent
) -> None:
    path = entered(folder, content).path
    path.write_text(f"<<<<<<< ours\n{path.read_text()}=======\n>>>>>>> theirs\n")
    assert Ledger.beside(folder).why_stale(content) == "it has no entry"
    assert entered(folder, content).why_stale(content) == ""


def test_a_machine_that_lacks_an_image_takes_nothing_back(folder: Path, content: ExerciseContent) -> None:
    ledger = entered(folder, content)
    missing = replace(passed(content), problems=[Problem("exercise.toml", 1, "no image")], judged=False)
    ledger.enter(content, missing)
    assert ledger.why_stale(content) == ""


def test_a_lesson_is_fresh_until_a_cell_or_its_output_changes(folder: Path, lesson: LessonContent) -> None:
    ledger = Ledger.beside(folder)
    ledger.enter_lesson(lesson, LessonRun("1.1", 2, good=2))
    assert ledger.why_lesson_stale("1.1", lesson) == ""
    words = tuple(replace(each, text="Other words.") if hasattr(each, "text") else each for each in lesson.blocks)
    assert ledger.why_lesson_stale("1.1", replace(lesson, blocks=words)) == ""
    outputs = tuple(replace(each, shown="4") if hasattr(each, "shown") else each for each in lesson.blocks)
    assert ledger.why_lesson_stale("1.1", replace(lesson, blocks=outputs)) == "it was changed"


def test_what_left_the_course_leaves_the_ledger(folder: Path, content: ExerciseContent) -> None:
    ledger = entered(folder, content)
    ledger.forget_others(["treble"], [])
    assert ledger.exercises == {}


def test_the_file_reads_well_in_a_diff(folder: Path, content: ExerciseContent) -> None:
    text = entered(folder, content).path.read_text()
    assert text.endswith("}\n") and text == json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n"


def test_the_code_that_decides_is_there_and_its_comments_decide_nothing() -> None:
    assert len({code_hash(JUDGING), code_hash(RUNNING)}) == 2
    with pytest.raises(FileNotFoundError, match="fingerprints"):
        code_hash(("grader/checks/gone.py",))
    said = '"""About."""\n\ndef f(x):  # why\n    """Twice.\n\n    More.\n    """\n    # so\n    return "# 2" * x\n'
    assert bare(said) == 'def f(x):\n    return "# 2" * x'


def test_a_test_run_looks_at_all_that_changed_and_at_a_little_of_the_rest(
    folder: Path, content: ExerciseContent
) -> None:
    def depths(ledger: Ledger, days: int = FULL_EVERY) -> list[int]:
        looks = [depth_today(content, ledger, position=3, day=day) for day in range(days)]
        return [len(trials_of(content, look)) if look else 0 for look in looks]

    assert depths(Ledger.beside(folder), 3) == [len(trials_of(content, QUICK))] * 3
    quick, slow = entered(folder, content), entered(folder, content, wall_s=60.0)
    full = len(trials_of(content, QUICK))
    assert sorted(depths(quick)) == [2] * (FULL_EVERY - 1) + [full]
    assert sorted(depths(slow)) == [0] * (FULL_EVERY - 2) + [2, full]
    assert FULL_EVERY == 2 * SLOW_EVERY
