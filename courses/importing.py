"""Storing what was read of the curriculum: idempotent, one transaction an item, nothing good ever lost to a mistake.

An exercise, lesson or quiz that can't be read keeps its last good version; a topic or exercise that is gone is retired,
not deleted, because ticks and submissions belong to it. What has not changed since the last import is recognised by a
hash and left alone. Courses from several folders live beside each other: an import touches its own course only.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction

from courses.contents import CourseContent, ExerciseContent, Problem, Reading, TopicContent, hash_of
from courses.importing_lessons import LessonStore
from courses.importing_quizzes import QuizStore
from courses.models import Course, Exercise, ExerciseData, ExerciseVersion, Part, Topic
from courses.reading import read_course
from courses.rendering import RENDERER, BadFormula, rendered
from courses.rendering_lessons import lesson_page
from courses.rendering_quizzes import quiz_page

STORED = "2"  # raise it when the same content fills other columns: every exercise is stored anew at the next import


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
    return check_reading(read_course(folder))


def check_reading(reading: Reading) -> Imported:
    """What is wrong in what was read, formulas included."""
    imported = Imported(problems=list(reading.problems))
    if reading.course is not None:
        _course_content(reading.course, imported.problems)
    for topic in _topics(reading):
        if topic.lesson is not None:
            name = f"{reading.folders[topic.key]}/lesson.md"
            lesson_page(topic.lesson, name=name, problems=imported.problems)
        if topic.quiz is not None:
            quiz_page(topic.quiz, name=f"{reading.folders[topic.key]}/quiz.toml", problems=imported.problems)
    for content in _exercises(reading):
        imported.counts["read"] += _with_html(content, reading.folders[content.id], imported.problems) is not None
    return imported


def store(reading: Reading) -> Imported:
    """Store one reading."""
    imported = Imported(problems=list(reading.problems))
    if reading.course is not None:
        stored = _Store(imported, reading.folders)
        course = stored.course(reading.course)
        if reading.whole:
            stored.retire_the_rest(course)
        Course.objects.filter(pk=course.pk).update(stamp=uuid4().hex)
    return imported


class _Store:
    """One import under way: what is there already, and which exercises were met."""

    def __init__(self, imported: Imported, folders: Mapping[str, str]) -> None:
        self._imported = imported
        self._folders = folders
        self._there = {row.key: row for row in Exercise.objects.select_related("current", "topic__part")}
        self._lessons = LessonStore(imported.problems)
        self._quizzes = QuizStore(imported.problems)
        self._met: set[str] = set()
        self._topics: list[int] = []

    def course(self, content: CourseContent) -> Course:
        with transaction.atomic():
            course = _course(content, self._imported.problems)
            topics = [
                (_topic(_part(course, part.number, part.title, part.weeks), topic, position), topic)
                for part in content.parts
                for position, topic in enumerate(part.topics, start=1)
            ]
        self._topics = [row.pk for row, _ in topics]
        for row, topic in topics:
            self._lessons.lesson(row, topic, self._folders[topic.key])
            self._quizzes.quiz(row, topic, self._folders[topic.key])
            self._met.update(topic.broken)
            self._imported.counts["broken"] += len(topic.broken)
            for position, exercise in enumerate(topic.exercises, start=1):
                self._exercise(row, exercise, position)
        return course

    def retire_the_rest(self, course: Course) -> None:
        """What is no longer in the curriculum. An exercise whose id can't be read might be any, so then: none."""
        Topic.objects.filter(part__course=course, retired=False).exclude(pk__in=self._topics).update(retired=True)
        Part.objects.filter(course=course, topics=None).delete()
        if "" in self._met:
            return
        own = Exercise.objects.filter(topic__part__course=course, retired=False).exclude(kind__in=Exercise.HIDDEN)
        gone = own.exclude(key__in=self._met)
        self._imported.counts["retired"] += gone.update(retired=True, read_hash="")

    def _exercise(self, topic: Topic, content: ExerciseContent, position: int) -> None:
        self._met.add(content.id)
        row = self._there.get(content.id)
        read_hash = hash_of([STORED, RENDERER, topic.pk, position, content.to_dict()])
        if row is not None and row.read_hash == read_hash:
            self._imported.counts["unchanged"] += 1
            return
        if row is not None and row.topic.part.course_id != topic.part.course_id:
            self._imported.counts["broken"] += 1
            message = (
                f"id {content.id} is taken by another course; ids stand in addresses, so every exercise has its own"
            )
            self._imported.problems.append(Problem(f"{self._folders[content.id]}/exercise.toml", 1, message))
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
    row.difficulty, row.minutes, row.tasks = content.difficulty, content.minutes, list(content.tasks)
    row.retired, row.read_hash = False, read_hash
    row.save()
    for each in content.data:
        ExerciseData.objects.get_or_create(hash=each["hash"], defaults={"npz": base64.b64decode(each["npz"])})
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
    shown["data"] = [{"name": each["name"], "hash": each["hash"]} for each in content.data]
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


def _course(content: CourseContent, problems: list[Problem]) -> Course:
    facts = {"title": content.title, "tagline": content.tagline, "content": _course_content(content, problems)}
    row: Course = _updated(Course, {"slug": content.slug}, facts)
    if not Course.objects.filter(at_root=True).exists():  # the first one there is
        row.at_root = True
        row.save(update_fields=["at_root"])
    return row


def _course_content(content: CourseContent, problems: list[Problem]) -> dict[str, Any]:
    """What belongs to the course as a whole; a section's Markdown is HTML here."""

    def html(text: str) -> str:
        try:
            return rendered(text)
        except BadFormula as error:
            problems.append(Problem("course.toml", 1, str(error)))
            return ""

    sections = [
        {
            "id": section["id"],
            "title": section["title"],
            "text_html": html(section["text"]),
            "items": [
                {"html": html(item), "here_html": html(here)}
                for item, here in zip_longest(section["items"], section["here"], fillvalue="")
            ],
        }
        for section in content.sections
    ]
    return {
        "closing": content.closing, "sections": sections, "weekly": list(content.weekly), "weeks": list(content.weeks),
    }  # fmt: skip


def _part(course: Course, number: int, title: str, weeks: str) -> Part:
    row: Part = _updated(Part, {"course": course, "number": number}, {"title": title, "weeks": weeks})
    return row


def _topic(part: Part, content: TopicContent, position: int) -> Topic:
    """Ids are for ever, places are not: a topic is found again in whichever part of its course it was."""
    facts = {"title": content.title, "position": position, "content": content.describe(), "retired": False}
    row = Topic.objects.filter(part__course=part.course, key=content.key).first()
    if row is not None and row.part_id != part.pk:
        row.part = part
        row.save(update_fields=["part"])
    stored: Topic = _updated(Topic, {"part": part, "key": content.key}, facts)
    return stored


def _updated(model: Any, key: dict[str, Any], facts: dict[str, Any]) -> Any:
    """The row with this key, made or brought up to date; not written where nothing changed."""
    row, made = model.objects.get_or_create(**key, defaults=facts)
    if not made and any(hash_of(getattr(row, name)) != hash_of(value) for name, value in facts.items()):
        for name, value in facts.items():
            setattr(row, name, value)
        row.save()
    return row


def _topics(reading: Reading) -> list[TopicContent]:
    parts = reading.course.parts if reading.course else ()
    return [topic for part in parts for topic in part.topics]


def _exercises(reading: Reading) -> list[ExerciseContent]:
    return [exercise for topic in _topics(reading) for exercise in topic.exercises]
