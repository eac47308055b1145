"""ledger.json beside course.toml: what deep runs have found, and of what, so that it need not be found again each time.

One entry for each exercise and lesson, sorted, one fact a line: a diff shows what a change did. It is committed with
the course. An entry is fresh while the hashes of `fingerprints` are still the same, and only passes are entered.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from courses.contents import ExerciseContent, LessonContent
from grader.gate.examining import Examined
from grader.gate.fingerprints import of_exercise, of_lesson
from grader.gate.lessons import LessonRun
from grader.gate.trials import Role

NAME = "ledger.json"
FORMAT = 1
_CHANGED = {
    "content": "it was changed",
    "code": "the judge's code was changed",
    "libraries": "its libraries were changed",
}


@dataclass(slots=True)
class Ledger:
    """The entries by the id of the exercise, and by that of the lesson's topic."""

    path: Path
    exercises: dict[str, dict[str, Any]] = field(default_factory=dict)
    lessons: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def beside(cls, folder: Path) -> Ledger:
        """That of a course's folder; empty where there is none yet, or one that can't be read (a merge in conflict)."""
        path = folder / NAME
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            return cls(path, said["exercises"], said["lessons"]) if said["format"] == FORMAT else cls(path)
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return cls(path)

    def why_stale(self, content: ExerciseContent) -> str:
        """Why nothing is known of the exercise as it is now; empty when its entry is fresh."""
        return _why(self.exercises.get(content.id), of_exercise(content))

    def why_lesson_stale(self, topic: str, lesson: LessonContent) -> str:
        return _why(self.lessons.get(topic), of_lesson(lesson))

    def knows(self, content: ExerciseContent) -> bool:
        """Whether this very content was entered, with whatever code and libraries."""
        return self.exercises.get(content.id, {}).get("content") == of_exercise(content)["content"]

    def enter(self, content: ExerciseContent, found: Examined) -> None:
        """Write down what was found: with problems there is no entry; what couldn't be judged keeps the one it has."""
        if not found.judged:
            return
        self.exercises.pop(content.id, None)
        if found.passed:
            self.exercises[content.id] = {**of_exercise(content), **_facts(found)}

    def enter_lesson(self, lesson: LessonContent, run: LessonRun) -> None:
        if not run.judged:
            return
        self.lessons.pop(run.topic, None)
        if run.passed:
            facts = {"cells": run.cells, "cpu_s": run.cpu_s, "wall_s": run.wall_s}
            self.lessons[run.topic] = {**of_lesson(lesson), **facts}

    def forget_others(self, exercises: Collection[str], lessons: Collection[str]) -> None:
        """Drop the entries of what is no longer in the course."""
        self.exercises = {key: entry for key, entry in self.exercises.items() if key in exercises}
        self.lessons = {key: entry for key, entry in self.lessons.items() if key in lessons}

    def save(self) -> None:
        told = {"format": FORMAT, "exercises": self.exercises, "lessons": self.lessons}
        draft = self.path.with_suffix(".part")
        draft.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        draft.replace(self.path)


def _why(entry: dict[str, Any] | None, now: dict[str, str]) -> str:
    if entry is None:
        return "it has no entry"
    return " and ".join(why for key, why in _CHANGED.items() if entry.get(key) != now[key])


def _facts(found: Examined) -> dict[str, Any]:
    cpu, wall = found.seconds(found.cpu_s), found.seconds(found.wall_s)
    return {
        "seeds": found.tried.get(Role.REFERENCE, 0),
        "wrong": found.tried.get(Role.WRONG, 0),
        "also_right": found.tried.get(Role.ALSO_RIGHT, 0),
        "recognised": sorted(found.recognised),
        "cpu_s": {"median": cpu[0], "max": cpu[1]},
        "wall_s": {"median": wall[0], "max": wall[1]},
    }
