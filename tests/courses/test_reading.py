"""Reading curriculum folders: what is right is read, what is wrong is told with file, line and what would be right."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from courses import contents
from courses.reading import read_course
from sandbox.job import Gpu, Image, Limits, Preload, Size

TOPIC = "01-foundations/1.1-algebra"
EXERCISE = f"{TOPIC}/exercises/double"
FILES = {
    "course.toml": 'slug = "dl"\ntitle = "Deep Learning"\n[[sections]]\ntitle = "How"\ntext = "So."\n',
    "01-foundations/part.toml": 'number = 1\ntitle = "Foundations"\nweeks = "Weeks 1-2"\n',
    f"{TOPIC}/topic.toml": (
        'title = "Algebra"\nconcepts = ["Vectors"]\n\n[[objectives]]\nid = "1.1.a"\ntext = "Compute"\n\n'
        '[[resources]]\ntitle = "A book"\nauthor = "Somebody"\nkind = "book"\n'
    ),
    f"{EXERCISE}/exercise.toml": (
        'id = "double"\ntitle = "Double a number"\ndifficulty = 1\nminutes = 5\n\n'
        '[[tasks]]\nnumber = 1\ntitle = "Write it"\nobjectives = ["1.1.a"]\n\n'
        '[profile]\nimage = "science"\npreload = "numpy"\n\n[limits]\nsession_s = 20\n\n'
        '[[entry_points]]\nname = "double"\nsignature = "double(x)"\naxes = { result = ["row"] }\n\n'
        '[[rules]]\nname = "+"\nreason = "Multiply."\n'
    ),
    f"{EXERCISE}/prompt.md": "Double $x$.\n",
    f"{EXERCISE}/solution.py": "def double(x):\n    # <solution>\n    return 2 * x\n    # </solution>\n",
    f"{EXERCISE}/checks.py": "from grader.checks import check\n\n\n@check('Twice')\ndef twice(learner, rng): ...\n",
    f"{EXERCISE}/hints.md": "## Task 1\n\n### Idea\n\nTwice.\n\n### Formula\n\n$2x$\n",
    f"{EXERCISE}/wrong/same.py": '"""fails: twice\n\nIt gave $x$ back.\n"""\n\n\ndef double(x):\n    return x\n',
    f"{EXERCISE}/also_right/added.py": "def double(x):\n    return x + x\n",
    f"{EXERCISE}/solution.md": "Because.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def change(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def test_a_right_folder_is_read_whole(folder: Path) -> None:
    reading = read_course(folder)
    assert reading.problems == ()
    assert reading.whole and reading.course is not None
    part = reading.course.parts[0]
    topic = part.topics[0]
    exercise = topic.exercises[0]
    assert (reading.course.slug, part.number, part.weeks, topic.key) == ("dl", 1, "Weeks 1-2", "1.1")
    assert exercise.starter == "def double(x):\n    raise NotImplementedError\n"
    assert exercise.profile == {"image": "science", "preload": "numpy", "size": "S", "gpu": "none"}
    assert exercise.limits == {"session_s": 20.0}
    assert exercise.hints == ({"task": 1, "rungs": ["### Idea\n\nTwice.", "### Formula\n\n$2x$"]},)
    assert exercise.wrong[0]["name"] == "same"
    assert (exercise.wrong[0]["fails"], exercise.wrong[0]["misconception"]) == ("twice", "It gave $x$ back.")
    assert exercise.entry_points[0]["axes"] == {"result": ["row"]}


def test_a_wrong_answer_may_say_why_nothing_names_its_mistake(folder: Path) -> None:
    change(folder, f"{EXERCISE}/wrong/same.py", "fails: twice\n", "fails: twice\nsilent: it is one number\n")
    course = read_course(folder).course
    assert course is not None
    wrong = course.parts[0].topics[0].exercises[0].wrong[0]
    told = (wrong["fails"], wrong["silent"], wrong["misconception"])
    assert told == ("twice", "it is one number", "It gave $x$ back.")


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        ("exercise.toml", "minutes = 5", "minuts = 5", r"exercise.toml:4: unknown key minuts; did you mean minutes\?"),
        ("exercise.toml", "minutes = 5", 'minutes = "5"', r"exercise.toml:4: minutes must be a whole number"),
        ("exercise.toml", "difficulty = 1", "difficulty = 4", r"exercise.toml:3: .*out of range; it can be 1 to 3"),
        ("exercise.toml", "minutes = 5", "minutes = ", r"exercise.toml:4: not TOML"),
        ("exercise.toml", 'image = "science"', 'image = "sciense"', r"exercise.toml:12: .*python, science, torch or"),
        ("exercise.toml", "session_s = 20", "seconds = 20", r"exercise.toml:16: unknown limit seconds; it can be"),
        ("exercise.toml", '["1.1.a"]', '["1.1.z"]', r"exercise.toml:9: the topic has no objective 1.1.z; it has 1.1.a"),
        ("exercise.toml", "number = 1", "number = 2", r"exercise.toml:7: tasks are numbered in order; this one is 1"),
        ("exercise.toml", 'id = "double"', 'id = "Double It"', r"exercise.toml:1: id = .* lower-case words"),
        ("checks.py", "def twice(", "def twice)", r"checks.py:5: not Python"),
        ("checks.py", "@check('Twice')\n", "", r"checks.py:1: there is no check"),
        ("wrong/same.py", "fails: twice", "fails: thrice", r"same.py:1: there is no check thrice; checks.py has twice"),
        ("wrong/same.py", "fails: twice", "It fails", r"same.py:1: begin with a docstring"),
        ("hints.md", "## Task 1", "## Task 7", r"hints.md:1: there is no task 7; the tasks are 1"),
        ("solution.py", "    # </solution>\n", "", r"solution.py:1: .*never closed"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_would_be_right(
    folder: Path, name: str, before: str, after: str, says: str
) -> None:
    change(folder, f"{EXERCISE}/{name}", before, after)
    reading = read_course(folder)
    assert any(re.search(says, str(problem)) for problem in reading.problems), reading.problems
    assert reading.course is not None
    assert reading.course.parts[0].topics[0].exercises == ()


WEEKS = '[[weeks]]\nnumber = 1\ntopics = ["1.1"]\n'


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (f"{TOPIC}/topic.toml", 'prerequisites = ["1.2"]\n', r"topic.toml:1: prerequisites names 1.2, but there is no"),
        (f"{TOPIC}/topic.toml", 'prerequisites = ["1.1"]\n', r"topic.toml:1: prerequisites go in a circle: 1.1 needs"),
        ("course.toml", WEEKS.replace("1.1", "1.9"), r"course.toml:4: topics names 1.9, but there is no such topic"),
        ("course.toml", WEEKS.replace("= 1", "= 2"), r"course.toml:3: weeks are numbered in order; this one is 1"),
        ("course.toml", '[[weeks]]\nnumber = 1\ntext = "Rest"\n', r"course.toml:1: no week has 1.1; every"),
        ("course.toml", '[[sections]]\ntitle = "Empty"\n', r"course.toml:3: the section is empty"),
        (
            "course.toml",
            '[[sections]]\ntitle = "T"\nitems = ["a", "b"]\nhere = ["c"]\n',
            r"course.toml:5: here must have",
        ),
    ],
)
def test_a_course_that_does_not_hang_together_is_told(folder: Path, file: str, text: str, says: str) -> None:
    path = folder / file
    path.write_text(f'title = "Deep Learning"\n{text}' if file == "course.toml" else text + path.read_text())
    reading = read_course(folder)
    assert any(re.search(says, str(problem)) for problem in reading.problems), reading.problems
    assert reading.course is not None and reading.course.parts[0].topics, "still served"


def test_a_circle_by_way_of_another_topic_is_found(folder: Path) -> None:
    other = folder / "01-foundations/1.2-calculus"
    other.mkdir()
    (other / "topic.toml").write_text('title = "Calculus"\nprerequisites = ["1.1"]\n')
    change(folder, f"{TOPIC}/topic.toml", "title", 'prerequisites = ["1.2"]\ntitle')
    said = [str(problem) for problem in read_course(folder).problems]
    assert said == [f"{TOPIC}/topic.toml:1: prerequisites go in a circle: 1.1 needs 1.2 needs 1.1"]


def test_an_id_tells_one_objective_from_another(folder: Path) -> None:
    change(
        folder, f"{TOPIC}/topic.toml", "[[resources]]", '[[objectives]]\nid = "1.1.a"\ntext = "Again"\n\n[[resources]]'
    )
    assert "objectives has the id 1.1.a twice" in str(read_course(folder).problems[0])


def test_a_resource_without_an_id_has_its_titles(folder: Path) -> None:
    course = read_course(folder).course
    assert course is not None
    assert [resource["id"] for resource in course.parts[0].topics[0].resources] == ["a-book"]


def test_one_broken_exercise_does_not_block_the_others(folder: Path) -> None:
    for name, text in FILES.items():
        if name.startswith(EXERCISE):
            path = folder / name.replace("double", "other")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace('id = "double"', 'id = "other"'))
    (folder / EXERCISE / "prompt.md").unlink()
    reading = read_course(folder)
    assert reading.course is not None
    topic = reading.course.parts[0].topics[0]
    assert [exercise.id for exercise in topic.exercises] == ["other"]
    assert topic.broken == ("double",)
    assert [str(problem) for problem in reading.problems] == [f"{EXERCISE}/prompt.md:1: prompt.md is missing"]


def test_an_id_can_be_used_once(folder: Path) -> None:
    (folder / EXERCISE).rename(folder / f"{TOPIC}/exercises/a")
    for name, text in FILES.items():
        if name.startswith(EXERCISE):
            path = folder / name.replace("/double", "/b")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    problems = read_course(folder).problems
    assert "id double is taken by" in str(problems[0])


def test_the_order_can_be_given_and_must_be_whole(folder: Path) -> None:
    change(folder, f"{TOPIC}/topic.toml", "concepts", 'exercises = ["gone"]\nconcepts')
    reading = read_course(folder)
    said = [str(problem) for problem in reading.problems]
    assert f"{TOPIC}/topic.toml:2: exercises lists gone, but there is no folder exercises/gone" in said
    assert f"{TOPIC}/topic.toml:2: the folder exercises/double is not listed in exercises" in said
    assert reading.course is not None
    assert [exercise.id for exercise in reading.course.parts[0].topics[0].exercises] == ["double"], "still served"


def test_nothing_of_the_curriculum_is_run(folder: Path) -> None:
    (folder / EXERCISE / "checks.py").write_text(
        f"open({str(folder / 'ran')!r}, 'w')\n" + FILES[f"{EXERCISE}/checks.py"]
    )
    read_course(folder)
    assert not (folder / "ran").exists()


def test_prose_does_not_make_another_version_but_a_check_does(folder: Path) -> None:
    def exercise() -> contents.ExerciseContent:
        course = read_course(folder).course
        assert course is not None
        return course.parts[0].topics[0].exercises[0]

    before = exercise()
    change(folder, f"{EXERCISE}/prompt.md", "Double", "Please double")
    assert exercise().verdict_hash == before.verdict_hash
    change(folder, f"{EXERCISE}/checks.py", "...", "pass")
    assert exercise().verdict_hash != before.verdict_hash


def test_the_words_of_exercise_toml_are_the_sandboxs() -> None:
    assert set(contents.IMAGES) == {str(image) for image in Image}
    assert set(contents.PRELOADS) == {str(preload) for preload in Preload}
    assert set(contents.SIZES) == {str(size) for size in Size}
    assert set(contents.GPUS) == {str(gpu) for gpu in Gpu}
    assert set(contents.LIMITS) == {field.name for field in dataclasses.fields(Limits)}
