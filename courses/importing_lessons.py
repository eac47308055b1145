"""Storing lessons: rendered once, unchanged ones known by a hash, the last good one kept in place of a broken one."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from courses.contents import LessonContent, Problem, TopicContent, hash_of
from courses.models import Lesson, LessonFigure, Topic
from courses.rendering import RENDERER
from courses.rendering_lessons import LESSONS, figure_hash, lesson_page


class LessonStore:
    """The lessons of one import; knows which are there already (one query)."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._there = dict(Lesson.objects.values_list("topic_id", "read_hash"))

    def lesson(self, topic: Topic, content: TopicContent, folder: str) -> None:
        if content.lesson is not None:
            self.keep(topic, content.lesson, f"{folder}/lesson.md")
        elif topic.pk in self._there and not content.lesson_broken:
            Lesson.objects.filter(topic=topic).delete()  # nothing that learners did hangs on it

    def keep(self, topic: Topic, content: LessonContent, name: str) -> None:
        """`name` is lesson.md as problems name it; one whose formulas can't be typeset is noted and not stored."""
        read_hash = hash_of([LESSONS, RENDERER, asdict(content)])
        if self._there.get(topic.pk) == read_hash:
            return
        page = lesson_page(content, name=name, problems=self._problems)
        if page is None:
            return
        with transaction.atomic():
            facts = {"minutes": content.minutes, "content": page, "read_hash": read_hash}
            row, _ = Lesson.objects.update_or_create(topic=topic, defaults=facts)
            row.figures.all().delete()
            LessonFigure.objects.bulk_create(
                LessonFigure(lesson=row, name=each.name, svg=each.svg, hash=figure_hash(each.svg))
                for each in content.figures
            )
