"""A submission under way and done. The fields are those of the results page (`hub.pages.results`), and no others."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from grader.models import Kind
from grader.results import Outcome, State, Verdict

VERDICTS = [verdict.value for verdict in Verdict]
KINDS = [kind.value for kind in Kind]
EVENT_KINDS = ["phase", "output", "check", "figure", "metric", "done"]
STATES = [state.value for state in State]


class ProgressOfWorkSerializer(serializers.Serializer[Any]):
    """Where it is in its life."""

    state = serializers.ChoiceField(STATES)
    verdict = serializers.ChoiceField(VERDICTS, allow_null=True, help_text="null until it is done.")
    place = serializers.IntegerField(help_text="In the queue; 0 once it runs.")
    estimate_s = serializers.FloatField(help_text="Seconds until the verdict, estimated.")


class AcceptedSerializer(ProgressOfWorkSerializer):
    """What was taken, and where to follow it."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(KINDS)
    url = serializers.CharField()
    events_url = serializers.CharField()
    stop_url = serializers.CharField()
    page = serializers.CharField()


class HistoryLineSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="public_id")
    verdict = serializers.ChoiceField(VERDICTS)
    points = serializers.FloatField()
    max_points = serializers.FloatField()
    created = serializers.DateTimeField()
    url = serializers.CharField(source="api_url")
    page = serializers.CharField(source="url")


class FrameSerializer(serializers.Serializer[Any]):
    file = serializers.CharField(default="")
    line = serializers.IntegerField(default=0)
    function = serializers.CharField(default="")
    text = serializers.CharField(default="")
    shapes = serializers.DictField(default=dict, help_text="Shape and dtype of the arrays on this line.")


class ExceptionSerializer(serializers.Serializer[Any]):
    """Your exception: frames of your own code only, innermost last."""

    type_name = serializers.CharField()
    message = serializers.CharField()
    frames = FrameSerializer(many=True)
    notes = serializers.ListField(child=serializers.CharField())
    advice = serializers.CharField(help_text="Markdown; empty where there is none.")


class DiagnosisSerializer(serializers.Serializer[Any]):
    """What was recognised in a wrong answer."""

    code = serializers.CharField(help_text="A stable name, such as transposed.")
    title = serializers.CharField()
    text = serializers.CharField(help_text="Markdown.")
    evidence = serializers.CharField()


class CheckSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    name = serializers.CharField()
    outcome = serializers.ChoiceField([outcome.value for outcome in Outcome])
    points = serializers.FloatField()
    max_points = serializers.FloatField()
    message = serializers.CharField(default="")
    call = serializers.CharField(default="", help_text="The call that broke it, shortened.")
    expected = serializers.CharField(default="")
    got = serializers.CharField(default="")
    diagnosis = DiagnosisSerializer(allow_null=True)
    error = ExceptionSerializer(allow_null=True)
    hint = serializers.CharField(default="", help_text="Where to look; Markdown.")


class TaskResultSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    title = serializers.CharField()
    points = serializers.FloatField()
    max_points = serializers.FloatField()
    checks = CheckSerializer(many=True)


class RefusedNameSerializer(serializers.Serializer[Any]):
    """A rule of the exercise that the code meets."""

    line = serializers.IntegerField()
    column = serializers.IntegerField(default=0)
    name = serializers.CharField()
    reason = serializers.CharField()


class FigureSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    title = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    url = serializers.CharField(help_text="A PNG.")


class LoggedSerializer(serializers.Serializer[Any]):
    """The last value of a name that `lab.log` recorded; all of them are among the events."""

    name = serializers.CharField()
    value = serializers.CharField()
    step = serializers.IntegerField(allow_null=True)
    count = serializers.IntegerField()


class OutputSerializer(serializers.Serializer[Any]):
    stream = serializers.ChoiceField(["stdout", "stderr"])
    text = serializers.CharField()


class DurationSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    seconds = serializers.FloatField()


class ExerciseOfSubmissionSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="key")
    title = serializers.CharField()
    url = serializers.CharField(source="api_url")


class SubmissionSerializer(AcceptedSerializer):
    events_url = serializers.CharField(allow_null=True, help_text="null for an instructor, who looks only.")
    stop_url = serializers.CharField(allow_null=True, help_text="null for an instructor, who looks only.")
    learner = serializers.CharField(help_text="Whose it is.")
    exercise = ExerciseOfSubmissionSerializer()
    headline = serializers.CharField(help_text="One sentence on how it came out.")
    ending = serializers.CharField(help_text="How the session ended, where your code ended it.")
    points = serializers.FloatField()
    max_points = serializers.FloatField()
    tasks = TaskResultSerializer(many=True)
    error = ExceptionSerializer(allow_null=True)
    refusals = RefusedNameSerializer(many=True)
    output = OutputSerializer(many=True)
    figures = FigureSerializer(many=True)
    logged = LoggedSerializer(many=True)
    source = serializers.CharField()  # type: ignore[assignment]
    created = serializers.DateTimeField()
    device = serializers.CharField()
    engine = serializers.CharField()
    durations = DurationSerializer(many=True)
    version_note = serializers.CharField(help_text="Says so where the exercise has changed since.")


class EventSerializer(serializers.Serializer[Any]):
    seq = serializers.IntegerField(help_text="Counts from 1 within a submission.")
    kind = serializers.ChoiceField(EVENT_KINDS)
    data = serializers.DictField(help_text="By kind; docs/ARCHITECTURE.md has the table.")  # type: ignore[assignment]


class EventsSerializer(ProgressOfWorkSerializer):
    events = EventSerializer(many=True)
    next = serializers.CharField(
        allow_null=True, help_text="Ask here next (half a second later is soon enough); null when nothing more comes."
    )
