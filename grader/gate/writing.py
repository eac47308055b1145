"""What can be told of a course by reading it, running nothing: one list of problems, in the order of the course."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from courses.contents import ExerciseContent, Problem, TopicContent
from courses.importing import check_reading
from grader.gate import coverage
from grader.gate.choosing import Chosen
from grader.gate.links import Link, Targets, exercise_links, lesson_links, quiz_links, resource_links
from grader.gate.tolerances import unexplained


def writing_problems(chosen: Chosen, root: Path) -> list[Problem]:
    """Every mistake in the chosen part of the course at `root`, those of its files and formulas included."""
    problems = check_reading(chosen.reading).problems
    for topic in chosen.topics:
        name = chosen.folder(topic.key)
        problems += coverage.objective_problems(topic, root / name, name)
        problems += coverage.twice_problems(topic, {each.id: chosen.folder(each.id) for each in topic.exercises})
    for content in chosen.exercises:
        problems += _of_exercise(content, _topic_of(content, chosen), root, chosen.folder(content.id))
    if chosen.whole.course is not None:
        targets = Targets(chosen.whole.course, chosen.whole.folders)
        for link, lesson in _links(chosen, root):
            if problem := targets.problem(link, topic=lesson):
                problems.append(problem)
    return problems


def links_of(chosen: Chosen, root: Path) -> list[Link]:
    """Every link of the chosen part."""
    return [link for link, _ in _links(chosen, root)]


def _of_exercise(content: ExerciseContent, topic: TopicContent, root: Path, name: str) -> Iterator[Problem]:
    folder = root / name
    yield from coverage.task_problems(content, folder, name)
    if problem := coverage.title_problem(content, topic, folder, name):
        yield problem
    record = folder / "calibration.md"
    calibration = record.read_text(encoding="utf-8", errors="replace") if record.is_file() else ""
    for line, message in unexplained(content.checks, calibration):
        yield Problem(f"{name}/checks.py", line, message)


def _links(chosen: Chosen, root: Path) -> Iterator[tuple[Link, str]]:
    """Each link, with the topic whose lesson it is in."""
    for topic in chosen.topics:
        name = chosen.folder(topic.key)
        for link in resource_links(topic, root / name, name):
            yield link, ""
        for link in lesson_links(topic.lesson, name) if topic.lesson else ():
            yield link, topic.key
        for link in quiz_links(topic.quiz, name) if topic.quiz else ():
            yield link, ""
    for content in chosen.exercises:
        name = chosen.folder(content.id)
        for link in exercise_links(content, root / name, name):
            yield link, ""


def _topic_of(content: ExerciseContent, chosen: Chosen) -> TopicContent:
    course = chosen.whole.course
    assert course is not None
    return next(topic for part in course.parts for topic in part.topics if content in topic.exercises)
