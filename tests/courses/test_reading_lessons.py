"""Reading and storing lessons: what is right becomes a page, what is wrong is told with its line and loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.contents import Cell, Passage
from courses.importing import check_curriculum, import_curriculum
from courses.models import Exercise, Lesson, LessonFigure, Topic
from courses.reading import read_course
from tests.courses.a_lesson import FIGURE, LESSON
from tests.courses.test_reading import TOPIC, change, folder

__all__ = ["folder"]  # the fixture

NAME = f"{TOPIC}/lesson.md"


@pytest.fixture
def lesson(folder: Path) -> Path:
    """The curriculum of the other tests, with a lesson."""
    (folder / NAME).write_text(LESSON)
    (folder / TOPIC / "figures").mkdir()
    (folder / TOPIC / "figures" / "line.svg").write_text(FIGURE)
    return folder


def test_a_right_lesson_is_read_whole(lesson: Path) -> None:
    reading = read_course(lesson)
    assert reading.problems == () and reading.course is not None
    content = reading.course.parts[0].topics[0].lesson
    assert content is not None
    assert (content.minutes, content.image, content.preload) == (20, "science", "numpy")
    assert [type(block) for block in content.blocks] == [Passage, Cell, Passage, Cell, Passage]
    run, predict = content.cells
    assert (run.kind, run.source, run.shown) == ("run", "print(1 + 1)", "2")
    assert LESSON.split("\n")[run.line - 1] == "print(1 + 1)"
    assert (predict.kind, predict.shown, predict.because) == ("predict", "3", "Because $1 + 2 = 3$.")
    assert "```text\nonly shown\n```" in content.prose
    assert [(figure.name, figure.width, figure.height) for figure in content.figures] == [("line.svg", 400, 200)]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("+++\ntitle", "++\ntitle", "1: a lesson opens with TOML between two lines of"),
        ("minutes = 20", "minuts = 20", "3: unknown key minuts; did you mean minutes?"),
        ("minutes = 20", "minutes = ", "3: not TOML"),
        ('title = "Algebra"', 'title = "Geometry"', "2: title = 'Geometry' must be the topic's: 'Algebra'"),
        ('text = "Vectors"', 'text = "Vector"', "8: text must be the concept of topic.toml at this place: Vectors"),
        ("[[concepts]]", "[[concept]]", "1: a concept is missing: Vectors"),
        ('anchor = "vectors"', 'anchor = "vektors"', "9: no heading of the lesson has the anchor {#vektors}"),
        ("python {run}", "python {rnu}", "17: unknown block 'python {rnu}'"),
        ("```output\n2\n```\n", "```output\n2\n```\n\n```output\n2\n```\n", "25: output follows a cell, once"),
        ("Words after it.\n", "Words after it.\n\n```output\n2\n```\n", "27: output follows a cell, once"),
        ("```\n\nWords after it.", "```\n\n```because\nSo.\n```\n", "18: because belongs to predict cells"),
        ("# How many?\n", "# How many\n", "36: a predict cell begins with a comment that asks"),
        ("```output\n3\n```", "```output\n3\n3\n```", "36: the answer of a predict cell is one line"),
        ("Because $1 + 2 = 3$.\n", "", "36: a predict cell has a because block"),
        ("figures/line.svg", "figures/lines.svg", "48: there is no readable file figures/lines.svg"),
        ("figures/line.svg", "figures/../topic.svg", "48: the figure figures/../topic.svg must be figures/….svg"),
        ("figures/line.svg", "/etc/passwd", "48: the figure /etc/passwd must be figures/….svg"),
        ("Last words.", "```text\nLast words.", "50: the block is never closed"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_topic_stays(lesson: Path, before: str, after: str, says: str) -> None:
    change(lesson, NAME, before, after)
    reading = read_course(lesson)
    assert any(str(problem).startswith(f"{NAME}:{says}") for problem in reading.problems), reading.problems
    assert reading.whole and reading.course is not None
    topic = reading.course.parts[0].topics[0]
    assert topic.lesson is None and topic.lesson_broken
    assert [exercise.id for exercise in topic.exercises] == ["double"]


def test_a_figure_that_does_not_say_its_size_is_a_mistake(lesson: Path) -> None:
    (lesson / TOPIC / "figures" / "line.svg").write_text("<svg></svg>")
    assert "figures/line.svg has no viewBox" in str(read_course(lesson).problems)


@pytest.mark.django_db
def test_an_import_stores_the_page(lesson: Path) -> None:
    assert import_curriculum(lesson).problems == []
    stored = Lesson.objects.get(topic__key="1.1")
    page = stored.content
    assert stored.minutes == 20
    assert page["headings"] == [
        {"level": 2, "id": "vectors", "html": "Vectors"},
        {"level": 3, "id": "arrows-and-more", "html": "Arrows, and more"},
    ]
    text, run, _, predict, last = page["blocks"]
    assert "katex" in text["html"] and 'id="vectors"' in text["html"]
    assert 'href="../../4.1/"' in text["html"]
    assert '<span class="nb">print</span>' in run["code_html"] and run["output"] == "2"
    assert predict["question"] == "How many?" and "How many" not in predict["code_html"]
    assert "katex" in predict["because_html"]
    assert 'width="400" height="200"' in last["html"]
    figure = LessonFigure.objects.get()
    assert f"figures/line.svg?v={figure.hash}" in last["html"] and figure.svg == FIGURE


@pytest.mark.django_db
def test_importing_a_lesson_again_writes_nothing_of_it(lesson: Path) -> None:
    import_curriculum(lesson)
    with CaptureQueriesContext(connection) as queries:
        import_curriculum(lesson)
    assert sum("courses_lesson" in query["sql"] for query in queries) == 1  # which lessons are there


@pytest.mark.django_db
def test_a_broken_lesson_keeps_its_last_good_version(lesson: Path) -> None:
    import_curriculum(lesson)
    change(lesson, NAME, "minutes = 20", "minutes = 0")
    assert f"{NAME}:3: minutes = 0 is out of range" in str(import_curriculum(lesson).problems[0])
    assert Lesson.objects.get().minutes == 20
    assert Exercise.objects.open().count() == 1 and not Topic.objects.get().retired


@pytest.mark.django_db
def test_a_formula_that_can_not_be_typeset_keeps_it_too_and_is_told_with_its_line(lesson: Path) -> None:
    import_curriculum(lesson)
    change(lesson, NAME, "Because $1 + 2 = 3$.", "Because $\\frac{1}$.")
    for imported in (check_curriculum(lesson), import_curriculum(lesson)):
        assert str(imported.problems[0]).startswith(f"{NAME}:45: the formula \\frac{{1}}")
    assert "1 + 2" in Lesson.objects.get().content["blocks"][3]["because_html"]


@pytest.mark.django_db
def test_a_changed_lesson_and_its_figures_are_brought_up_to_date(lesson: Path) -> None:
    import_curriculum(lesson)
    before = LessonFigure.objects.get().hash
    (lesson / TOPIC / "figures" / "line.svg").write_text(FIGURE.replace("400", "440"))
    import_curriculum(lesson)
    assert LessonFigure.objects.get().hash != before
    assert 'width="440"' in Lesson.objects.get().content["blocks"][4]["html"]


@pytest.mark.django_db
def test_a_lesson_that_is_gone_is_gone(lesson: Path) -> None:
    import_curriculum(lesson)
    (lesson / NAME).unlink()
    assert import_curriculum(lesson).problems == []
    assert not Lesson.objects.exists() and not LessonFigure.objects.exists()
