"""`new_exercise`: a folder that passes the gate, entered in its topic; refused with a reason wherever that can't be."""

from __future__ import annotations

import shutil
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from courses.reading import read_course
from grader.gate.choosing import choose
from grader.gate.scaffolding import CannotMake, new_exercise, with_exercise
from grader.gate.writing import writing_problems
from tests.courses.test_reading import EXERCISE, TOPIC, change, folder

__all__ = ["folder"]  # the fixture


@pytest.fixture
def course(folder: Path) -> Path:
    """A course whose topic promises two exercises and has written none."""
    shutil.rmtree(folder / TOPIC / "exercises")
    promised = 'practical_exercises = ["Share a prize", "Share it again"]\nkey_project = "The lottery"\n\n'
    change(folder, f"{TOPIC}/topic.toml", "\n\n", f"\n{promised}")
    return folder


def test_a_new_exercise_has_nothing_wrong_in_it(course: Path) -> None:
    made = new_exercise(course, "1.1", "share", title="Share a prize")
    assert made == course / TOPIC / "exercises" / "share"
    chosen = choose(read_course(course), [])
    assert [str(problem) for problem in writing_problems(chosen, course)] == []
    (content,) = chosen.exercises
    assert (content.id, content.title, content.kind) == ("share", "Share a prize", "exercise")
    assert [task["objectives"] for task in content.tasks] == [["1.1.a"], []]
    assert len(content.wrong) == len(content.also_right) == 1 and content.hints and content.explanation


def test_the_second_follows_the_first_and_a_project_bears_the_topics_title(course: Path) -> None:
    new_exercise(course, "1.1", "share", title="Share a prize")
    new_exercise(course, "1.1", "again", title="Share it again")
    new_exercise(course, "1.1", "lottery", title="The lottery", kind="project")
    reading = read_course(course)
    assert reading.problems == () and reading.course is not None
    exercises = reading.course.parts[0].topics[0].exercises
    assert [(each.id, each.kind) for each in exercises] == [
        ("share", "exercise"),
        ("again", "exercise"),
        ("lottery", "project"),
    ]


@pytest.mark.parametrize(
    ("topic", "key", "title", "says"),
    [
        ("1.9", "share", "Share a prize", "There is no topic 1.9 that can be read; there is 1.1"),
        ("1.1", "Share it", "Share a prize", "must be lower-case words joined by hyphens"),
        ("1.1", "share", "Share the prize", "is no title in practical_exercises of topic 1.1: did you mean 'Share a"),
        ("1.1", "there", "Share a prize", "is there already; nothing is written over"),
    ],
)
def test_it_refuses_and_leaves_everything_as_it_was(course: Path, topic: str, key: str, title: str, says: str) -> None:
    (course / TOPIC / "exercises" / "there").mkdir(parents=True)
    before = sorted((path, path.read_text()) for path in course.rglob("*") if path.is_file())
    with pytest.raises(CannotMake, match=says):
        new_exercise(course, topic, key, title=title)
    assert sorted((path, path.read_text()) for path in course.rglob("*") if path.is_file()) == before


def test_neither_an_id_nor_a_title_is_taken_twice(course: Path) -> None:
    new_exercise(course, "1.1", "share", title="Share a prize")
    with pytest.raises(CannotMake, match=r"share is taken by .*/exercises/share"):
        new_exercise(course, "1.1", "share", title="Share it again")
    with pytest.raises(CannotMake, match="has an exercise 'Share a prize' already"):
        new_exercise(course, "1.1", "other", title="Share a prize")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('exercises = ["a"]\n', 'exercises = ["a", "new"]\n'),
        ("exercises = []\n", 'exercises = ["new"]\n'),
        ("exercises = ['a',]  # why\n", "exercises = ['a', \"new\"]  # why\n"),
        ('exercises = [\n  "a",\n]\n', 'exercises = [\n  "a",\n  "new",\n]\n'),
        (
            'exercises = [\n    "a",  # easy ] first\n    "b"  # no comma\n    # last\n]\n[[x]]\n',
            'exercises = [\n    "a",  # easy ] first\n    "b",  # no comma\n    # last\n    "new",\n]\n[[x]]\n',
        ),
        ("# all\nexercises = [\n]\n", '# all\nexercises = [\n    "new",\n]\n'),
        ('title = "T"\n\n[[x]]\na = 1\n', 'title = "T"\n\nexercises = ["new"]\n\n[[x]]\na = 1\n'),
        ('title = "T"\n', 'title = "T"\n\nexercises = ["new"]\n'),
    ],
)
def test_the_list_grows_by_one_and_every_comment_stays(before: str, after: str) -> None:
    changed = with_exercise(before, "new", others=[])
    assert changed == after
    assert tomllib.loads(changed)["exercises"][-1] == "new"


def test_without_a_list_the_names_of_the_folders_give_the_order() -> None:
    assert with_exercise('title = "T"\n', "new", others=["a"]) == 'title = "T"\n'


def test_the_command_says_what_to_do_next(course: Path, settings: Settings) -> None:
    settings.CURRICULUM_DIR = course
    out = StringIO()
    call_command("new_exercise", "1.1", "share", title="Share a prize", stdout=out)
    assert "python manage.py check_curriculum share\n" in out.getvalue()
    with pytest.raises(CommandError, match="share is taken"):
        call_command("new_exercise", "1.1", "share", title="Share it again")


def test_another_course_can_not_take_an_id_of_the_sites_own(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    other = tmp_path_factory.mktemp("other") / "course"
    shutil.copytree(folder, other, ignore=lambda _folder, names: [name for name in names if name == "exercises"])
    settings.CURRICULUM_DIR = folder
    assert (folder / EXERCISE).is_dir()
    with pytest.raises(CommandError, match="double is taken by the course in"):
        call_command("new_exercise", "1.1", "double", title="Anything", folder=other)
