"""/api/exercises/<id>/: the exercise as its page shows it; Submit, Run, what was submitted before, and the draft."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.models import Exercise, User
from grader import drafts
from grader.models import Draft, Kind
from grader.submitting import BadSubmission, TooMany, submit
from hub.access import exercise_for
from hub.api.base import LearnersView, ReadersView
from hub.api.errors import Refusal, body
from hub.api.serializers.errors import READING, WRITING, refusals
from hub.api.serializers.exercises import (
    CodeSerializer,
    ConflictSerializer,
    DraftSerializer,
    ExerciseSerializer,
    NewDraftSerializer,
)
from hub.api.serializers.submissions import AcceptedSerializer, HistoryLineSerializer
from hub.api.submissions import accepted
from hub.pages.attempts import attempts_context
from hub.pages.exercises import image_of
from hub.pages.prose import exercise_prose
from hub.readiness import missing_for


@extend_schema(tags=["course"])
class ExerciseView(ReadersView):
    @extend_schema(
        operation_id="exercise",
        summary="One exercise: prompt, starter, entry points, tasks, limits",
        responses={200: ExerciseSerializer, **refusals(*READING)},
    )
    def get(self, request: Request, key: str) -> Response:
        return Response(ExerciseSerializer(_shown(exercise_for(key))).data)


@extend_schema(tags=["work"])
class Submissions(LearnersView):
    @extend_schema(
        operation_id="attempts",
        summary="What I submitted here: the newest 50 that are done",
        responses={200: HistoryLineSerializer(many=True), **refusals(*READING)},
    )
    def get(self, request: Request, key: str) -> Response:
        lines = [
            {**line, "api_url": reverse("api:submission", args=[line["public_id"]])}
            for line in attempts_context(exercise_for(key), self.learner)["attempts"]
        ]
        return Response(HistoryLineSerializer(lines, many=True).data)

    @extend_schema(
        operation_id="submit",
        summary="Submit code to be judged",
        description="201: it is queued. 200: identical code was judged before, and this is the verdict from then.",
        request=CodeSerializer,
        responses={201: AcceptedSerializer, 200: AcceptedSerializer, **refusals(*WRITING, 503)},
    )
    def post(self, request: Request, key: str) -> Response:
        return _take(self.learner, exercise_for(key), request.data, kind=Kind.SUBMISSION)


@extend_schema(tags=["work"])
class Runs(LearnersView):
    @extend_schema(
        operation_id="run",
        summary="Run code as a script, without judging it",
        request=CodeSerializer,
        responses={201: AcceptedSerializer, **refusals(*WRITING, 503)},
    )
    def post(self, request: Request, key: str) -> Response:
        return _take(self.learner, exercise_for(key), request.data, kind=Kind.RUN)


@extend_schema(tags=["work"])
class DraftView(LearnersView):
    @extend_schema(
        operation_id="draft",
        summary="What stands in my editor",
        responses={200: DraftSerializer, **refusals(*READING)},
    )
    def get(self, request: Request, key: str) -> Response:
        found = exercise_for(key)
        draft = Draft.objects.filter(learner=self.learner, exercise=found).first()
        begun = draft is not None and draft.revision > 0
        return Response(DraftSerializer(draft if begun else {"source": found.content["starter"], "revision": 0}).data)

    @extend_schema(
        operation_id="save_draft",
        summary="Put code into my editor",
        description="Another tab or program that saved since `base` is not overwritten: 409 tells what it saved.",
        request=NewDraftSerializer,
        responses={200: DraftSerializer, 409: ConflictSerializer, **refusals(*WRITING)},
    )
    def put(self, request: Request, key: str) -> Response:
        found = exercise_for(key)
        sent = NewDraftSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        source = sent.validated_data["source"]
        try:
            revision = drafts.save(self.learner, found, source=source, base=sent.validated_data["base"])
        except drafts.Conflict as conflict:
            facts: dict[str, Any] = {"source": conflict.source, "revision": conflict.revision}
            return Response(body(409, str(conflict), **facts), status=409)
        except BadSubmission as bad:
            raise Refusal(400, str(bad)) from None
        return Response(DraftSerializer({"source": source, "revision": revision}).data)


def _take(learner: User, found: Exercise, data: Any, *, kind: str) -> Response:
    sent = CodeSerializer(data=data)
    sent.is_valid(raise_exception=True)
    if missing := missing_for(image_of(found)):
        raise Refusal(503, missing.text, remedy=missing.remedy)
    try:
        submission = submit(learner, found, source=sent.validated_data["source"], kind=kind)
    except BadSubmission as bad:
        raise Refusal(400, str(bad)) from None
    except TooMany as many:
        raise Refusal(429, str(many), retry_after_s=many.retry_after_s, place=many.place) from None
    told = AcceptedSerializer(accepted(submission)).data
    status = 201 if submission.answered_from_id is None else 200
    return Response(told, status=status, headers={"Location": told["url"]})


def _shown(found: Exercise) -> dict[str, Any]:
    topic = found.topic
    addresses = {f"{name}_url": reverse(f"api:{name}", args=[found.key]) for name in ("submissions", "runs", "draft")}
    return {
        **exercise_prose(found.content),
        **addresses,
        "prompt": found.content["prompt"],
        "starter": found.content["starter"],
        "page": found.get_absolute_url(),
        "topic": {
            "id": topic.key,
            "title": topic.title,
            "url": reverse("api:topic", args=[topic.part.course.slug, topic.key]),
        },
    }
