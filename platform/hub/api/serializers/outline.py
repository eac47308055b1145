"""What is taught: courses, parts, topics, objectives, resources; from `courses.reports`, without anybody's progress."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from courses.models import Course
from courses.reports import PLANNED, ExerciseReport, TopicReport

EXERCISE_KINDS = ["exercise", "project"]


class CourseLineSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField()
    title = serializers.CharField()
    tagline = serializers.CharField()
    url = serializers.SerializerMethodField()
    page = serializers.CharField(source="get_absolute_url")

    def get_url(self, course: Course) -> str:
        return reverse("api:course", args=[course.slug])


class ObjectiveSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    text = serializers.CharField()


class ExerciseLineSerializer(serializers.Serializer[ExerciseReport]):
    id = serializers.CharField(help_text="Empty while it is planned only.")
    title = serializers.CharField()
    kind = serializers.ChoiceField(EXERCISE_KINDS)
    ready = serializers.SerializerMethodField(help_text="Whether one can work on it.")
    difficulty = serializers.IntegerField(help_text="1 to 3; 0 while it is planned only.")
    minutes = serializers.IntegerField()
    url = serializers.SerializerMethodField()
    page = serializers.CharField(source="url")

    def get_ready(self, exercise: ExerciseReport) -> bool:
        return exercise.status != PLANNED

    def get_url(self, exercise: ExerciseReport) -> str:
        return reverse("api:exercise", args=[exercise.id]) if exercise.id else ""


class TopicLineSerializer(serializers.Serializer[TopicReport]):
    """Wants the course in the context."""

    id = serializers.CharField(help_text="Such as 1.1.")
    title = serializers.CharField()
    weeks = serializers.CharField()
    prerequisites = serializers.ListField(child=serializers.CharField(), help_text="Topics, by id; they are advice.")
    concepts = serializers.ListField(child=serializers.CharField())
    objectives = ObjectiveSerializer(many=True)
    exercises = ExerciseLineSerializer(many=True)
    projects = ExerciseLineSerializer(many=True)
    lesson_minutes = serializers.IntegerField(help_text="0 where the lesson is not written yet.")
    url = serializers.SerializerMethodField()
    page = serializers.CharField(source="url")

    def get_url(self, topic: TopicReport) -> str:
        return reverse("api:topic", args=[self.context["course"].slug, topic.id])


class ResourceSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    title = serializers.CharField()
    author = serializers.CharField()
    kind = serializers.CharField(help_text="video, book, paper, documentation, …")
    address = serializers.CharField(help_text="Where it is; empty for what is not on the web.")
    minutes = serializers.IntegerField(help_text="0 where unknown.")
    good_for = serializers.CharField()


class TopicSerializer(TopicLineSerializer):
    course = serializers.SerializerMethodField()
    resources = ResourceSerializer(many=True)

    def get_course(self, topic: TopicReport) -> str:
        return str(self.context["course"].slug)


class PartSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    title = serializers.CharField()
    weeks = serializers.CharField()
    topics = TopicLineSerializer(many=True)


class OutlineSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField(source="course.slug")
    title = serializers.CharField(source="course.title")
    tagline = serializers.CharField(source="course.tagline")
    page = serializers.CharField(source="course.get_absolute_url")
    parts = PartSerializer(many=True, source="report.parts")
