"""A cohort for who teaches it: what `courses.cohort_reports` says, field by field."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from courses.cohort_reports import ORDERS
from courses.models import Cohort

LEARNERS_AT_ONCE = 200
ORDER_NAMES = list(ORDERS)
HELP_REASONS = ["stuck", "quiet", "not begun"]


class CohortLineSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    course = serializers.CharField(source="course.slug")
    table_url = serializers.SerializerMethodField()
    page = serializers.CharField(source="get_absolute_url")

    def get_table_url(self, cohort: Cohort) -> str:
        return reverse("api:cohort_table", args=[cohort.public_id])


class TableQuerySerializer(serializers.Serializer[Any]):
    order = serializers.ChoiceField(ORDER_NAMES, default="help", help_text="help: who may need help comes first.")
    start = serializers.IntegerField(
        min_value=0, max_value=1_000_000, default=0, help_text="So many learners are left out."
    )
    count = serializers.IntegerField(min_value=1, max_value=LEARNERS_AT_ONCE, default=50, help_text="Learners at once.")


class TopicColumnSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    title = serializers.CharField()
    exercises = serializers.IntegerField(help_text="Exercises and projects that can be worked on.")
    page = serializers.CharField(source="url")


class TopicCellSerializer(serializers.Serializer[Any]):
    passed = serializers.IntegerField()
    started = serializers.IntegerField(help_text="Tried without a pass.")
    stuck = serializers.IntegerField(help_text="Of those: tried three times or more.")


class StuckOnSerializer(serializers.Serializer[Any]):
    exercise = serializers.CharField()
    title = serializers.CharField()
    attempts = serializers.IntegerField()
    best_share = serializers.FloatField(help_text="Best points over maximum points, 0 to 1.")
    last = serializers.DateTimeField()


class LearnerRowSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField()
    joined = serializers.DateTimeField()
    last_activity = serializers.DateTimeField(allow_null=True)
    passed = serializers.IntegerField()
    attempts = serializers.IntegerField()
    quiet_days = serializers.IntegerField(help_text="0 while there is nothing to worry about.")
    stuck = StuckOnSerializer(many=True)
    topics = TopicCellSerializer(many=True, help_text="One for each of the table's topics.")


class HelpNoteSerializer(serializers.Serializer[Any]):
    reason = serializers.ChoiceField(HELP_REASONS)
    username = serializers.CharField()
    name = serializers.CharField()
    since = serializers.DateTimeField()
    exercise = serializers.CharField(help_text="Empty where the reason is no exercise.")
    title = serializers.CharField()
    attempts = serializers.IntegerField()


class CohortTableSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    course = serializers.CharField()
    order = serializers.ChoiceField(ORDER_NAMES)
    start = serializers.IntegerField()
    total = serializers.IntegerField(help_text="Learners in the cohort.")
    exercises = serializers.IntegerField(help_text="That can be passed, over all topics.")
    topics = TopicColumnSerializer(many=True)
    topics_in_preparation = serializers.IntegerField()
    learners = LearnerRowSerializer(many=True)
    help = HelpNoteSerializer(many=True, help_text="Who may need help, over the whole cohort.")
