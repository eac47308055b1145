"""Whether what is promised is asked for: tasks by checks, objectives by tasks or questions, titles by their topics.

Only topics that somebody has begun to write are held to their objectives; the others stand in the outline and wait.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from courses.contents import ExerciseContent, Problem, TopicContent
from grader.gate.places import line_of, line_of_key


@dataclass(frozen=True, slots=True)
class Declared:
    """One `@check(…)` as it is written: nothing is run. `task` is None where it isn't a number written out."""

    name: str
    task: int | None
    line: int


def declared_checks(source: str) -> list[Declared]:
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return [
        Declared(node.name, _task(decorator), decorator.lineno)
        for node in functions
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "check"
    ]


def task_problems(content: ExerciseContent, folder: Path, name: str) -> Iterator[Problem]:
    """Tasks without a check, and checks of tasks that don't exist."""
    checks = declared_checks(content.checks)
    numbers = [task["number"] for task in content.tasks]
    for check in checks:
        if check.task not in numbers:
            said = "task must be a number written out" if check.task is None else f"there is no task {check.task}"
            yield Problem(f"{name}/checks.py", check.line, f"{check.name}: {said}; the tasks are {_listed(numbers)}")
    toml = (folder / "exercise.toml").read_text(encoding="utf-8")
    for place, number in enumerate(numbers):
        if number not in {check.task for check in checks}:
            message = f"task {number} has no check; write one under @check(…, task={number})"
            yield Problem(f"{name}/exercise.toml", line_of(toml, "[[tasks]]", nth=place), message)


def objective_problems(topic: TopicContent, folder: Path, name: str) -> Iterator[Problem]:
    """Objectives of a begun topic that no task and no question evidences."""
    asked = {question.objective for question in topic.quiz.questions} if topic.quiz else set()
    is_begun = bool(topic.exercises or topic.lesson or asked)
    if not is_begun or topic.broken or topic.quiz_broken:  # what can't be read may be the evidence
        return
    shown = {key for exercise in topic.exercises for task in exercise.tasks for key in task["objectives"]}
    for objective in topic.objectives:
        if objective["id"] not in shown | asked:
            message = f"nothing evidences {objective['id']}: name it in the objectives of a task, or ask a question"
            yield Problem(f"{name}/topic.toml", line_of_key(folder / "topic.toml", "id", objective["id"]), message)


def title_problem(content: ExerciseContent, topic: TopicContent, folder: Path, name: str) -> Problem | None:
    """An exercise bears a title that its topic promises, a project the topic's key project's, where there are any."""
    titles = titles_of(topic, content.kind)
    if not titles or content.title in titles:
        return None
    message = f"{content.title!r} is no title of topic {topic.key}; {suggestion(content.title, titles)}"
    return Problem(f"{name}/exercise.toml", line_of_key(folder / "exercise.toml", "title"), message)


def twice_problems(topic: TopicContent, names: dict[str, str]) -> Iterator[Problem]:
    """A title that two exercises of a topic bear: only one of them could be matched to it."""
    first: dict[str, str] = {}
    for exercise in topic.exercises:
        if exercise.title in first:
            message = f"title {exercise.title!r} is also that of {first[exercise.title]}; titles tell exercises apart"
            yield Problem(f"{names[exercise.id]}/exercise.toml", 1, message)
        first.setdefault(exercise.title, exercise.id)


def titles_of(topic: TopicContent, kind: str) -> tuple[str, ...]:
    """The titles that exercises of this kind can have; empty where any will do."""
    if kind == "exercise":
        return topic.practical_exercises
    return (topic.key_project,) if topic.key_project else ()


def suggestion(title: str, titles: tuple[str, ...]) -> str:
    """What may have been meant: "did you mean 'Use SVD for image compression'?"."""
    close = get_close_matches(title, titles, 1)
    return f"did you mean {close[0]!r}?" if close else f"it has {'; '.join(titles)}"


def _task(decorator: ast.Call) -> int | None:
    for keyword in decorator.keywords:
        if keyword.arg == "task":
            value = keyword.value
            is_number = isinstance(value, ast.Constant) and type(value.value) is int
            return value.value if is_number else None  # type: ignore[attr-defined]
    return 1


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
