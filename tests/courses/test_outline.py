"""The outline is in, verbatim: outline.json beside this file is its author's own text, and nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from courses.contents import CourseContent, TopicContent
from courses.importing import import_curriculum
from courses.models import Part, Topic
from courses.reading import read_course

OUTLINE: dict[str, Any] = json.loads(Path(__file__).with_name("outline.json").read_text())
COUNTS = OUTLINE["counts"]
TOPICS = [(part["number"], topic) for part in OUTLINE["parts"] for topic in part["topics"]]


@pytest.fixture(scope="module")
def course() -> CourseContent:
    reading = read_course(Path(settings.BASE_DIR) / "courses" / "curriculum")
    assert [str(problem) for problem in reading.problems] == []
    assert reading.course is not None
    return reading.course


def topics_of(course: CourseContent) -> Iterator[TopicContent]:
    return (topic for part in course.parts for topic in part.topics)


def test_the_counts_are_those_of_the_outline(course: CourseContent) -> None:
    topics = list(topics_of(course))
    assert (len(course.parts), len(topics)) == (COUNTS["parts"], COUNTS["topics"]) == (9, 32)
    assert sum(len(topic.concepts) for topic in topics) == COUNTS["concepts"] == 135
    assert sum(len(topic.objectives) for topic in topics) == COUNTS["objectives"] == 131
    assert sum(len(topic.practical_exercises) for topic in topics) == COUNTS["exercises"] == 126
    assert sum(bool(topic.key_project) for topic in topics) == COUNTS["key_projects"] == 7


def test_parts_stand_with_their_titles_and_weeks(course: CourseContent) -> None:
    wanted = [(part["number"], part["title"], part["weeks"]) for part in OUTLINE["parts"]]
    assert [(part.number, part.title, part.weeks) for part in course.parts] == wanted


@pytest.mark.parametrize(("part", "wanted"), TOPICS, ids=[topic["id"] for _, topic in TOPICS])
def test_every_word_of_a_topic_stands_under_it(course: CourseContent, part: int, wanted: dict[str, Any]) -> None:
    topic = next(topic for topic in course.parts[part - 1].topics if topic.key == wanted["id"])
    assert topic.title == wanted["title"]
    assert list(topic.concepts) == wanted["concepts"]
    assert [objective["text"] for objective in topic.objectives] == wanted["objectives"]
    assert list(topic.practical_exercises) == wanted["exercises"]
    assert topic.key_project == (wanted["key_project"] or "")
    titles = [resource["title"] for resource in topic.resources]
    assert titles[: len(wanted["resources"])] == wanted["resources"]
    assert titles, "where the outline names none, the field's standard ones"


def test_what_is_written_bears_its_title_of_the_outline(course: CourseContent) -> None:
    for topic in topics_of(course):
        for exercise in topic.exercises:
            titles = (
                topic.practical_exercises if exercise.kind == "exercise" else (topic.key_project or exercise.title,)
            )
            assert exercise.title in titles


def test_the_same_title_in_two_topics_stays_two(course: CourseContent) -> None:
    title = "Train PPO on continuous control tasks"
    assert [topic.key for topic in topics_of(course) if title in topic.practical_exercises] == ["7.3", "7.4"]


def test_the_other_sections_stand_verbatim(course: CourseContent) -> None:
    said = {section["title"]: section for section in course.sections}
    boxes = [box["text"] for box in course.weekly]
    for wanted in OUTLINE["other_sections"]:
        if wanted["title"] != "Table of Contents":
            ours = said[wanted["title"]]["items"] or boxes
            assert ours == [item.lstrip("-123456789. ").removeprefix("[ ] ") for item in wanted["items"]]
    assert course.tagline == (
        "A comprehensive, progressive learning curriculum covering foundations through advanced AI topics."
    )
    assert "approximately 32 weeks" in course.closing and "Adjust pacing" in course.closing
    assert said["Progress Tracking"]["text"].startswith("Use the checkboxes in each section")


def test_every_topic_has_its_weeks_within_those_of_its_part(course: CourseContent) -> None:
    assert [week["number"] for week in course.weeks] == list(range(1, 33))
    assert [week["number"] for week in course.weeks if not week["topics"]] == [31, 32]
    for part in course.parts:
        first, last = (int(word) for word in (part.weeks.split(" ")[1].split("-") * 2)[:2])
        for topic in part.topics:
            weeks = [week["number"] for week in course.weeks if topic.key in week["topics"]]
            assert weeks and first <= weeks[0] and weeks[-1] <= last
            assert topic.weeks == (f"Week {weeks[0]}" if len(weeks) == 1 else f"Weeks {weeks[0]}-{weeks[-1]}")


def test_topics_build_only_on_earlier_ones(course: CourseContent) -> None:
    before: list[str] = []
    for topic in topics_of(course):
        assert set(topic.prerequisites) <= set(before), topic.key
        before.append(topic.key)


def test_objectives_have_ids_that_stay(course: CourseContent) -> None:
    ids = [objective["id"] for topic in topics_of(course) for objective in topic.objectives]
    assert len(set(ids)) == 131
    assert all(
        objective["id"].startswith(f"{topic.key}-") for topic in topics_of(course) for objective in topic.objectives
    )


@pytest.mark.django_db
def test_all_of_it_is_in_the_database() -> None:
    imported = import_curriculum(Path(settings.BASE_DIR) / "courses" / "curriculum")
    assert imported.problems == []
    contents = [topic.content for topic in Topic.objects.filter(retired=False)]
    assert (Part.objects.count(), len(contents)) == (9, 32)
    counts = {name: sum(len(content[name]) for content in contents) for name in ("concepts", "objectives")}
    assert counts == {"concepts": 135, "objectives": 131}
    assert sum(len(content["practical_exercises"]) for content in contents) == 126
    again = import_curriculum(Path(settings.BASE_DIR) / "courses" / "curriculum")
    assert set(+again.counts) == {"unchanged"}
