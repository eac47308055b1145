"""What is taught: Course > Part > Topic > Lesson and Exercise, and the versions of each exercise's content.

Rows are written by `courses.importing` only. Ids of topics and exercises come from the curriculum and never change; a
topic or exercise that left the curriculum is *retired*, not deleted, because ticks and submissions belong to it.
Concepts, objectives and resources need no rows: they are in `Topic.content`, and what learners do refers to their ids.
"""

from __future__ import annotations

import base64
from typing import Any

from django.db import models
from django.urls import reverse

from courses.contents import LESSON
from courses.older import completed


class Course(models.Model):
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    tagline = models.TextField(blank=True)
    content = models.JSONField(default=dict)  # closing, sections, weekly, weeks (courses.reading_course), with HTML
    stamp = models.CharField(max_length=32, blank=True)  # another one after each import (courses.outline)
    at_root = models.BooleanField(default=False)  # the course at /; any other one is at /courses/<slug>/

    class Meta:
        ordering = ["-at_root", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["at_root"], condition=models.Q(at_root=True), name="one_course_at_the_root")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.address("home")

    def address(self, page: str, *args: str | int) -> str:
        """Of a page of this course: home, start, progress, review, week, topic, quiz, …"""
        return reverse(page, args=args) if self.at_root else reverse(f"course:{page}", args=[self.slug, *args])


class Part(models.Model):
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    weeks = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["course", "number"]
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="part_number_once_per_course")]

    def __str__(self) -> str:
        return f"Part {self.number}: {self.title}"


class Topic(models.Model):
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="topics")
    key = models.CharField(max_length=40)  # "1.1", unique within its course
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content = models.JSONField(default=dict)  # all of topic.toml that is shown: TopicContent.describe
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["part", "position"]
        constraints = [models.UniqueConstraint(fields=["part", "key"], name="topic_key_once_per_part")]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"

    def get_absolute_url(self) -> str:
        """Wants `part.course` loaded."""
        return self.part.course.address("topic", self.key)


class Lesson(models.Model):
    """The lesson of a topic, rendered (courses.rendering_lessons); there only where the topic has one."""

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="lesson")
    minutes = models.PositiveIntegerField()
    content = models.JSONField()
    read_hash = models.CharField(max_length=64)  # of all that was read: the same again, nothing to do

    def __str__(self) -> str:
        return f"Lesson of {self.topic_id}"


class LessonFigure(models.Model):
    """A figure of a lesson. It is here, not in a folder: the site serves what was imported and opens no path."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="figures")
    name = models.CharField(max_length=100)  # "days.svg"
    svg = models.TextField()
    hash = models.CharField(max_length=12)  # stands in the addresses of the page

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lesson", "name"], name="figure_name_once_per_lesson")]

    def __str__(self) -> str:
        return self.name


class ExerciseData(models.Model):
    """A file that checks.py of some exercise reads. It is here, not in `content`: every page would load it."""

    hash = models.CharField(max_length=64, primary_key=True)  # SHA-256
    npz = models.BinaryField()

    def __str__(self) -> str:
        return self.hash[:12]


class ExerciseVersion(models.Model):
    """One content of an exercise. `hash` covers all that can change a verdict: another hash is another version.

    Prose (prompt, hints, explanation) is not in it and is corrected in place, so that a mended comma outdates no pass.
    """

    exercise = models.ForeignKey("Exercise", on_delete=models.CASCADE, related_name="versions")
    hash = models.CharField(max_length=64)
    content = models.JSONField()  # docs/ARCHITECTURE.md, ExerciseContent
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exercise", "hash"], name="version_hash_once_per_exercise")]

    def __str__(self) -> str:
        return f"{self.exercise_id}@{self.hash[:8]}"

    def for_judging(self) -> dict[str, Any]:
        """The content as a judge wants it: `data` with its bytes again. Raises KeyError for data that is gone."""
        named = self.content.get("data", [])
        if not named:
            return dict(self.content)
        rows = ExerciseData.objects.in_bulk([each["hash"] for each in named])
        data = [{**each, "npz": base64.b64encode(rows[each["hash"]].npz).decode()} for each in named]
        return {**self.content, "data": data}


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    def open(self) -> ExerciseQuerySet:
        """Exercises a learner can work on: in the curriculum, with content that was read without error."""
        return self.filter(retired=False, current__isnull=False)


class Exercise(models.Model):
    CHECK = "check"  # nothing to learn: courses.environment runs it to see that code can be run
    LESSON = LESSON  # the cells of a lesson: courses.cells
    HIDDEN = (CHECK, LESSON)  # made by ourselves, never by an import: only ever run, open to nobody, in no list

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="exercises")
    key = models.SlugField(max_length=120, unique=True)  # the id of exercise.toml; stands in addresses
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in ("exercise", "project", *HIDDEN)])
    difficulty = models.PositiveSmallIntegerField(default=1)  # 1 to 3
    minutes = models.PositiveIntegerField(default=0)
    tasks = models.JSONField(default=list)  # {number, title, objectives}: what each evidences, for lists and reports
    current = models.ForeignKey(ExerciseVersion, null=True, on_delete=models.PROTECT, related_name="+")
    retired = models.BooleanField(default=False)
    read_hash = models.CharField(max_length=64, blank=True)  # of all that was read: the same again, nothing to do

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "position"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.kind == self.LESSON:
            return self.topic.part.course.address("lesson", self.topic.key)
        return reverse("start") if self.kind == self.CHECK else reverse("exercise", args=[self.key])

    @property
    def content(self) -> dict[str, Any]:
        """The current version's content, whole; raises AttributeError when the exercise has none (see `open()`)."""
        return completed(self.current.content)  # type: ignore[union-attr]
