"""How far the learner is: their own word and the evidence stand side by side, as in `courses.reports`."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from courses.reports import NEW, PASSED, PLANNED, STARTED, TopicReport


class MeSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField()
    is_instructor = serializers.BooleanField()


class FigureOfProgressSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    count = serializers.IntegerField()
    of = serializers.IntegerField()
    percent = serializers.IntegerField()
    note = serializers.CharField()


class NextSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    page = serializers.CharField(source="url")


class EvidenceSerializer(serializers.Serializer[Any]):
    exercise = serializers.CharField(help_text="Its title.")
    page = serializers.CharField(source="url")
    tasks = serializers.ListField(child=serializers.CharField(), help_text="Titles of the tasks that were passed.")


class ObjectiveProgressSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    text = serializers.CharField()
    ticked = serializers.BooleanField(help_text="Your own word.")
    evidence = EvidenceSerializer(many=True)
    checked = serializers.BooleanField(help_text="Some task speaks for it, passed or not.")


class ExerciseProgressSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(help_text="Empty while it is planned only.")
    title = serializers.CharField()
    status = serializers.ChoiceField([PLANNED, NEW, STARTED, PASSED])


class TopicProgressSerializer(serializers.Serializer[TopicReport]):
    id = serializers.CharField()
    title = serializers.CharField()
    objectives = ObjectiveProgressSerializer(many=True)
    exercises = ExerciseProgressSerializer(many=True)
    projects = ExerciseProgressSerializer(many=True)
    resources_seen = serializers.SerializerMethodField(help_text="Their ids.")

    def get_resources_seen(self, topic: TopicReport) -> list[str]:
        return [resource["id"] for resource in topic.resources if resource["seen"]]


class ProgressSerializer(serializers.Serializer[Any]):
    course = serializers.CharField()
    figures = FigureOfProgressSerializer(many=True)
    next = NextSerializer(allow_null=True, help_text="Where to go on; null for a newcomer, and when all is done.")
    topics = TopicProgressSerializer(many=True)
