"""An exercise as its page shows it, and what is sent to work on it. No field holds checks, hints or the solution."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from grader.submitting import SOURCE_BYTES
from hub.api.serializers.outline import EXERCISE_KINDS

ENTRY_POINT_KINDS = ["function", "class"]


class TaskSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    title = serializers.CharField()
    objectives = serializers.ListField(child=serializers.CharField(), help_text="Ids of what passing it shows.")


class ProfileSerializer(serializers.Serializer[Any]):
    image = serializers.CharField(help_text="The libraries that are there: python (its own only), science, torch.")
    preload = serializers.CharField(help_text="What is imported before your code.")
    size = serializers.CharField(help_text="Memory: S 512 MB, M 1.5 GB, L 3 GB.")
    gpu = serializers.CharField(help_text="none, optional or required")


class EntryPointSerializer(serializers.Serializer[Any]):
    """What your code must define."""

    name = serializers.CharField()
    kind = serializers.ChoiceField(ENTRY_POINT_KINDS)
    signature = serializers.CharField()
    shapes = serializers.DictField(help_text="Shape of each argument and of the result.")
    axes = serializers.DictField(help_text="Names of the axes of each argument and of the result.")


class RuleSerializer(serializers.Serializer[Any]):
    """A name that the solution may not use."""

    name = serializers.CharField()
    reason = serializers.CharField()
    advisory = serializers.BooleanField(default=False, help_text="Meeting it is told, but nothing is refused.")


class TopicOfExerciseSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()


class ExerciseSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(EXERCISE_KINDS)
    difficulty = serializers.IntegerField(help_text="1 to 3")
    minutes = serializers.IntegerField()
    topic = TopicOfExerciseSerializer()
    tasks = TaskSerializer(many=True)
    profile = ProfileSerializer()
    limits = serializers.DictField(
        child=serializers.FloatField(), help_text="Limits of one session, where they differ from the usual ones."
    )
    entry_points = EntryPointSerializer(many=True)
    rules = RuleSerializer(many=True)
    prompt = serializers.CharField(help_text="Markdown with $formulas$.")
    prompt_html = serializers.CharField(help_text="The same as HTML.")
    starter = serializers.CharField(help_text="Python to begin with.")
    submissions_url = serializers.CharField(help_text="POST code here to have it judged.")
    runs_url = serializers.CharField(help_text="POST code here to run it without judging.")
    draft_url = serializers.CharField(help_text="What stands in your editor.")
    page = serializers.CharField()


@extend_schema_field(OpenApiTypes.STR)
class SourceField(serializers.Field[str, str, str, Any]):
    """Python code, to the letter: nothing is stripped. What it may hold is `grader.submitting`'s to say."""

    default_error_messages = {
        "required": 'Send the code as text: {{"source": "…"}}.',
        "null": "Send the code as text, not null.",
        "text": "Send the code as text in quotes.",
    }

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("text")
        return data

    def to_representation(self, value: str) -> str:
        return value


class CodeSerializer(serializers.Serializer[Any]):
    source = SourceField(  # type: ignore[assignment]
        help_text=f"Python code, at most {SOURCE_BYTES // 1024} KB."
    )


class NewDraftSerializer(CodeSerializer):
    base = serializers.IntegerField(
        min_value=0, max_value=2**31 - 1, help_text="The revision that it was begun from; 0 for a first one."
    )


class DraftSerializer(serializers.Serializer[Any]):
    source = serializers.CharField(  # type: ignore[assignment]
        help_text="The starter, as long as nothing was saved."
    )
    revision = serializers.IntegerField(help_text="0 as long as nothing was saved.")


class ConflictSerializer(serializers.Serializer[Any]):
    """Another program or tab has saved since `base`; nothing was written."""

    error = serializers.CharField()
    fault = serializers.ChoiceField(["request"])
    source = serializers.CharField(help_text="What is stored now.")  # type: ignore[assignment]
    revision = serializers.IntegerField()
