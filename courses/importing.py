"""Storing what was read of the curriculum: idempotent, one transaction an item, nothing good ever lost to a mistake.

An exercise whose folder can't be read keeps its last good version; one that is gone is retired, not deleted, because
submissions answer it. What has not changed since the last import is recognised by a hash and left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from courses.contents import CourseContent, ExerciseContent, Problem, Reading, TopicContent, hash_of
from courses.models import Course, Exercise, ExerciseVersion, Part, Topic
from courses.reading import read_course
from courses.rendering import RENDERER, BadFormula, rendered


@dataclass
class Imported:
    """What an import did: how many exercises were added, changed, unchanged, broken or retired, and every problem."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)


def import_curriculum(folder: Path) -> Imported:
    """Read the folder and store it. Never raises for a mistake in the curriculum: `problems` lists them all."""
    return store(read_course(folder))


def check_curriculum(folder: Path) -> Imported:
    """The same, storing nothing: what is wrong, formulas included."""
    reading = read_course(folder)
    imported = Imported(problems=list(reading.problems))
    for content in _exercises(reading):
        imported.counts["read"] += _with_html(content, reading.folders[content.id], imported.problems) is not None
    return imported


def store(reading: Reading) -> Imported:
    """Store one reading."""
    imported = Imported(problems=list(reading.problems))
    if reading.course is not None:
        stored = _Store(imported, reading.folders)
        stored.course(reading.course)
        if reading.whole:
            stored.retire_the_rest()
    return imported


class _Store:
    """One import under way: what is there already, and which exercises were met."""

    def __init__(self, imported: Imported, folders: Mapping[str, str]) -> None:
        self._imported = imported
        self._folders = folders
        self._there = {row.key: row for row in Exercise.objects.select_related("current")}
        self._met: set[str] = set()

    def course(self, content: CourseContent) -> None:
        with transaction.atomic():
            facts = {"title": content.title, "tagline": content.tagline, "content": {"sections": content.sections}}
            course = _updated(Course, {"slug": content.slug}, facts)
            topics = [
                (_topic(_part(course, part.number, part.title, part.weeks), topic, position), topic)
                for part in content.parts
                for position, topic in enumerate(part.topics, start=1)
            ]
            if not self._imported.problems:
                _remove_empty(course, [row.pk for row, _ in topics])
        for row, topic in topics:
            self._met.update(topic.broken)
            self._imported.counts["broken"] += len(topic.broken)
            for position, exercise in enumerate(topic.exercises, start=1):
                self._exercise(row, exercise, position)

    def retire_the_rest(self) -> None:
        """Exercises that are no longer in the curriculum. One whose id can't be read might be any, so then: none."""
        if "" in self._met:
            return
        gone = Exercise.objects.filter(retired=False).exclude(key__in=self._met)
        self._imported.counts["retired"] += gone.update(retired=True, read_hash="")

    def _exercise(self, topic: Topic, content: ExerciseContent, position: int) -> None:
        self._met.add(content.id)
        row = self._there.get(content.id)
        read_hash = hash_of([RENDERER, topic.pk, position, content.to_dict()])
        if row is not None and row.read_hash == read_hash:
            self._imported.counts["unchanged"] += 1
            return
        shown = _with_html(content, self._folders[content.id], self._imported.problems)
        if shown is None:
            self._imported.counts["broken"] += 1
            return
        self._imported.counts["changed" if row else "added"] += 1
        _save(row or Exercise(key=content.id), topic, content, shown=shown, position=position, read_hash=read_hash)


@transaction.atomic
def _save(
    row: Exercise, topic: Topic, content: ExerciseContent, *, shown: dict[str, Any], position: int, read_hash: str
) -> None:
    row.topic, row.position, row.title, row.kind = topic, position, content.title, content.kind
    row.retired, row.read_hash = False, read_hash
    row.save()
    version, made = ExerciseVersion.objects.get_or_create(
        exercise=row, hash=content.verdict_hash, defaults={"content": shown}
    )
    if not made:
        version.content = shown  # prose alone was corrected (or an earlier version came back)
        version.save(update_fields=["content"])
    row.current = version
    row.save(update_fields=["current"])


def _with_html(content: ExerciseContent, folder: str, problems: list[Problem]) -> dict[str, Any] | None:
    """The content with its prose rendered beside the Markdown; None, with the problem noted, for a bad formula."""
    shown = content.to_dict()
    before = len(problems)

    def html(text: str, file: str) -> str:
        try:
            return rendered(text)
        except BadFormula as error:
            line = text.partition(error.tex.split("\n")[0])[0].count("\n") + 1 if file.endswith(".md") else 1
            problems.append(Problem(f"{folder}/{file}", line, str(error)))
            return ""

    shown["prompt_html"] = html(content.prompt, "prompt.md")
    shown["explanation_html"] = html(content.explanation, "solution.md")
    shown["hints"] = [_hint(hint, html) for hint in content.hints]
    shown["wrong"] = [
        {**wrong, "misconception_html": html(wrong["misconception"], f"wrong/{wrong['name']}.py")}
        for wrong in content.wrong
    ]
    return shown if len(problems) == before else None


def _hint(hint: dict[str, Any], html: Callable[[str, str], str]) -> dict[str, Any]:
    return {**hint, "rungs_html": [html(rung, "hints.md") for rung in hint["rungs"]]}


def _part(course: Course, number: int, title: str, weeks: str) -> Part:
    row: Part = _updated(Part, {"course": course, "number": number}, {"title": title, "weeks": weeks})
    return row


def _topic(part: Part, content: TopicContent, position: int) -> Topic:
    facts = {"title": content.title, "position": position, "content": content.describe()}
    row: Topic = _updated(Topic, {"part": part, "key": content.key}, facts)
    return row


def _remove_empty(course: Course, kept: Sequence[int]) -> None:
    """Topics and parts that left the curriculum and that no exercise, not even a retired one, belongs to."""
    Topic.objects.filter(part__course=course, exercises=None).exclude(pk__in=kept).delete()
    Part.objects.filter(course=course, topics=None).delete()


def _updated(model: Any, key: dict[str, Any], facts: dict[str, Any]) -> Any:
    """The row with this key, made or brought up to date; not written where nothing changed."""
    row, made = model.objects.get_or_create(**key, defaults=facts)
    if not made and any(hash_of(getattr(row, name)) != hash_of(value) for name, value in facts.items()):
        for name, value in facts.items():
            setattr(row, name, value)
        row.save()
    return row


def _exercises(reading: Reading) -> list[ExerciseContent]:
    parts = reading.course.parts if reading.course else ()
    return [exercise for part in parts for topic in part.topics for exercise in topic.exercises]
