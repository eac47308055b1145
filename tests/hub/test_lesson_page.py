"""/topics/<id>/lesson/ and its figures: readable by everybody, without JavaScript, and nothing else of any folder."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from courses.models import Exercise, Lesson, LessonFigure, Topic
from tests.courses.a_lesson import FIGURE

PAGE = "/topics/1.1/lesson/"


def test_everybody_reads_it_and_the_topic_leads_there(visitor: Client, lesson: Lesson) -> None:
    assert f'href="{PAGE}"' in visitor.get("/topics/1.1/").content.decode()
    html = visitor.get(PAGE).content.decode()
    assert '<h2 id="vectors">Vectors</h2>' in html
    assert html.count('href="#vectors"') >= 2, "the concept at the head and the table of contents lead to the passage"
    assert "/exercises/matrix-multiplication/" in html
    assert 'title="Algebra">1.1</a>' in html, "the topic in which the concept comes back"


def test_a_concept_leads_to_the_passage_that_explains_it_and_to_where_it_comes_back(
    visitor: Client, lesson: Lesson
) -> None:
    lesson.topic.content = {**lesson.topic.content, "concepts": ["Vectors", "Nobody explains me"]}
    lesson.topic.save()
    html = visitor.get("/topics/1.1/").content.decode()
    assert '<a href="/topics/1.1/lesson/#vectors">Vectors</a>' in html
    assert re.search(r'comes back in <a href="/topics/1.1/"', html)
    assert "<li>Nobody explains me</li>" in html
    assert 'id="vectors"' in visitor.get("/topics/1.1/lesson/").content.decode()


def test_answer_and_reason_of_a_question_are_folded_away_without_a_script(visitor: Client, lesson: Lesson) -> None:
    html = visitor.get(PAGE).content.decode()
    cell = html[html.index("cell-question") : html.index("figures/line.svg")]
    assert "How many?" in cell
    shown, folded = cell.split("<details data-answer>")
    assert "Commit to an answer, then open" in folded
    assert "<samp>3</samp>" in folded and "<samp>3</samp>" not in shown
    assert "Because" in folded and "Because" not in shown


def test_its_figure_is_served_and_may_be_kept(visitor: Client, lesson: Lesson) -> None:
    found = re.search(r'src="(figures/line\.svg\?v=\w+)" width="400" height="200"', visitor.get(PAGE).content.decode())
    assert found is not None
    answer = visitor.get(PAGE + found[1])
    assert answer.content.decode() == FIGURE
    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]
    assert (
        "default-src 'none'" in answer["Content-Security-Policy"] and "script" not in answer["Content-Security-Policy"]
    )
    assert "immutable" not in visitor.get(f"{PAGE}figures/line.svg?v=0")["Cache-Control"], "an old address isn't kept"


@pytest.mark.parametrize(
    "path",
    [
        "lesson.md",
        "other.svg",
        "../lesson.md",
        "..%2Flesson.md",
        "%2e%2e/topic.toml",
        "/etc/passwd",
        "%2Fetc%2Fpasswd",
        "",
    ],
)
def test_no_other_file_is(path: str, visitor: Client, lesson: Lesson) -> None:
    assert visitor.get(f"{PAGE}figures/{path}").status_code == 404


def test_a_topic_without_a_lesson_has_no_link_and_no_page(visitor: Client, exercise: Exercise) -> None:
    assert PAGE not in visitor.get("/topics/1.1/").content.decode()
    assert visitor.get(PAGE).status_code == 404
    assert visitor.get("/topics/9.9/lesson/").status_code == 404
    assert visitor.post(PAGE).status_code == 405


def test_what_left_the_curriculum_is_not_shown(visitor: Client, lesson: Lesson) -> None:
    Topic.objects.update(retired=True)
    assert visitor.get(PAGE).status_code == 404
    assert visitor.get(f"{PAGE}figures/line.svg").status_code == 404
    assert LessonFigure.objects.exists()


def test_where_reading_wants_an_account_lessons_do_too(
    visitor: Client, as_ada: Client, lesson: Lesson, settings: Settings
) -> None:
    settings.READ_WITHOUT_ACCOUNT = False
    for address in (PAGE, f"{PAGE}figures/line.svg"):
        assert visitor.get(address).status_code == 302
        assert as_ada.get(address).status_code == 200


@pytest.mark.parametrize("count", [1, 20])
def test_a_fixed_handful_of_queries(
    count: int,
    as_ada: Client,
    lesson: Lesson,
    make_exercise: Callable[..., Exercise],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        make_exercise(f"e{number}")
    with django_assert_max_num_queries(11):
        as_ada.get(PAGE)
    with django_assert_max_num_queries(4):
        as_ada.get(f"{PAGE}figures/line.svg")
