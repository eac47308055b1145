"""Reading curriculum folders into frozen records. Every mistake is listed with file and line, and what would be right.

One broken item does not block the others: a broken exercise, lesson or quiz is left out of its topic and named there, a
broken topic out of its part. Nothing of the curriculum is run, and nothing is written; `courses.importing` stores what
is read here.

    course.toml                   courses.reading_course
      01-…/part.toml              number, title, weeks
        1.1-…/topic.toml          id, title, weeks, prerequisites, concepts, practical_exercises (titles), key_project,
                                  exercises (folders), [[objectives]], [[resources]]
          exercises/…/            courses.reading_exercises
          lesson.md, figures/     courses.reading_lessons
          quiz.toml               courses.reading_quizzes

Folders are read in the order of their names; `exercises` in topic.toml gives another order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from courses.contents import (
    CourseContent,
    ExerciseContent,
    PartContent,
    Problem,
    Reading,
    TopicContent,
)
from courses.reading_course import check_prerequisites, read_facts, slug
from courses.reading_exercises import read_exercise
from courses.reading_lessons import read_lesson
from courses.reading_quizzes import read_quiz
from courses.tables import Table, read_table

RESOURCE_KINDS = ("video", "book", "paper", "documentation", "article", "course")


def read_course(folder: Path) -> Reading:
    """Read everything below a curriculum folder."""
    problems: list[Problem] = []
    table = read_table(folder / "course.toml", name="course.toml", problems=problems)
    if table is None:
        return Reading(None, tuple(problems), whole=False)
    reader = _Reader(folder, problems)
    parts = reader.parts()
    course = CourseContent(**read_facts(table, None if reader.left_out else list(reader.topics)), parts=parts)
    table.finish()
    if not reader.left_out:
        check_prerequisites(reader.topics)
    return Reading(course, tuple(problems), whole=not reader.left_out, folders=reader.folders)


class _Reader:
    """Walks the folders, and remembers which ids were met and whether a part or topic had to be left out."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self._root = root
        self._problems = problems
        self.topics: dict[str, tuple[Table, tuple[str, ...]]] = {}  # by id: the table, and the prerequisites it names
        self.folders: dict[str, str] = {}
        self.left_out = False

    def parts(self) -> tuple[PartContent, ...]:
        found = [self._part(folder) for folder in _folders(self._root)]
        return tuple(sorted((part for part in found if part), key=lambda part: part.number))

    def _part(self, folder: Path) -> PartContent | None:
        before = len(self._problems)
        if (table := self._table(folder / "part.toml")) is None:
            return None
        part = PartContent(
            number=table.integer("number", low=1, high=99, default=_leading_number(folder)),
            title=table.text("title"),
            weeks=table.text("weeks", default=""),
            topics=(),
        )
        table.finish()
        if len(self._problems) > before:
            self.left_out = True
            return None
        topics = tuple(topic for topic in map(self._topic, _folders(folder)) if topic)
        return PartContent(part.number, part.title, part.weeks, topics)

    def _topic(self, folder: Path) -> TopicContent | None:
        before = len(self._problems)
        if (table := self._table(folder / "topic.toml")) is None:
            return None
        facts: dict[str, Any] = {
            "key": table.text("id", default=folder.name.split("-")[0]),
            "title": table.text("title"),
            "weeks": table.text("weeks", default=""),
            "prerequisites": table.texts("prerequisites"),
            "concepts": table.texts("concepts"),
            "practical_exercises": table.texts("practical_exercises"),
            "key_project": table.text("key_project", default=""),
            "objectives": tuple(_objective(objective) for objective in table.tables("objectives")),
            "resources": tuple(_resource(resource) for resource in table.tables("resources")),
        }
        order = table.texts("exercises")
        table.finish()
        self._once(facts, table)
        if len(self._problems) > before:
            self.left_out = True
            return None
        folders = self._in_order(order, table, _folders(folder / "exercises"))
        exercises = self._exercises(folders, [each["id"] for each in facts["objectives"]])
        return TopicContent(**facts, **exercises, **self._lesson(folder, facts), **self._quiz(folder, facts))

    def _lesson(self, folder: Path, facts: dict[str, Any]) -> dict[str, Any]:
        before = len(self._problems)
        name = str(folder.relative_to(self._root))
        self.folders[facts["key"]] = name
        lesson = read_lesson(
            folder, name=name, title=facts["title"], concepts=facts["concepts"], problems=self._problems
        )
        return {"lesson": lesson, "lesson_broken": len(self._problems) > before}

    def _quiz(self, folder: Path, facts: dict[str, Any]) -> dict[str, Any]:
        before = len(self._problems)
        name = str(folder.relative_to(self._root))
        quiz = read_quiz(folder, name=name, objectives=facts["objectives"], problems=self._problems)
        return {"quiz": quiz, "quiz_broken": len(self._problems) > before}

    def _exercises(self, folders: Sequence[Path], objectives: Sequence[str]) -> dict[str, Any]:
        exercises: list[ExerciseContent] = []
        broken: list[str] = []
        for folder in folders:
            before = len(self._problems)
            name = str(folder.relative_to(self._root))
            key, content = read_exercise(folder, name=name, objectives=objectives, problems=self._problems)
            if key in self.folders:
                message = f"id {key} is taken by {self.folders[key]}; every exercise needs an id of its own"
                self._problems.append(Problem(f"{name}/exercise.toml", 1, message))
                key, content = "", None
            else:
                self.folders[key] = name
            if content is not None and len(self._problems) == before:
                exercises.append(content)
            else:
                broken.append(key)
        return {"exercises": tuple(exercises), "broken": tuple(broken)}

    def _in_order(self, names: Sequence[str], table: Table, folders: Sequence[Path]) -> Sequence[Path]:
        """The folders as `exercises` lists them, and those it forgets after them: a wrong list hides nothing."""
        there = {folder.name: folder for folder in folders}
        for name in names:
            if name not in there:
                table.complain(f"exercises lists {name}, but there is no folder exercises/{name}", "exercises")
        forgotten = [name for name in there if names and name not in names]
        for name in forgotten:
            table.complain(f"the folder exercises/{name} is not listed in exercises", "exercises")
        return [there[name] for name in (*dict.fromkeys(names), *forgotten) if name in there] if names else folders

    def _once(self, facts: dict[str, Any], table: Table) -> None:
        key = facts["key"]
        if not re.fullmatch(r"\d+\.\d+", key):
            table.complain(f"id = {key!r} must be numbers such as 1.1", "id")
        elif key in self.topics:
            table.complain(f"id {key} is taken by another topic", "id")
        for name in ("objectives", "resources"):
            ids = [each["id"] for each in facts[name]]
            for twice in sorted({each for each in ids if ids.count(each) > 1}):
                table.complain(f"{name} has the id {twice} twice; ids tell one from the other", name)
        self.topics[key] = table, facts["prerequisites"]

    def _table(self, path: Path) -> Table | None:
        table = read_table(path, name=str(path.relative_to(self._root)), problems=self._problems)
        self.left_out = self.left_out or table is None
        return table


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] not in "._")


def _leading_number(folder: Path) -> int | None:
    found = re.match(r"\d+", folder.name)
    return int(found[0]) if found else None


def _objective(table: Table) -> dict[str, str]:
    objective = {"id": table.text("id"), "text": table.text("text")}
    table.finish()
    return objective


def _resource(table: Table) -> dict[str, Any]:
    title = table.text("title")
    resource = {
        "id": table.text("id", default=slug(title)),
        "title": title,
        "author": table.text("author", default=""),
        "kind": table.text("kind", default="article", choices=RESOURCE_KINDS),
        "address": table.text("address", default=""),
        "minutes": table.integer("minutes", low=0, high=100_000, default=0),
        "good_for": table.text("good_for", default=""),
    }
    table.finish()
    return resource
