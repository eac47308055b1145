"""/api/submissions/<id>/: one's own submission, what happened since, Stop, and its figures.

An instructor may look at results and figures of their learners, as on the page, and do nothing about them.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from grader.models import Submission
from grader.submitting import request_stop
from hub.access import shown_submission_for, submission_for
from hub.api.base import LearnersView
from hub.api.errors import Refusal
from hub.api.serializers.errors import READING, refusals
from hub.api.serializers.submissions import AcceptedSerializer, EventsSerializer, SubmissionSerializer
from hub.pages.results import BAD_SEQ, EVENTS_AT_ONCE, as_json, results_context, seq_in, state_json
from hub.pages.submissions import picture_of

AFTER = OpenApiParameter(
    "after",
    {"type": "integer", "minimum": 0, "maximum": 999_999_999, "default": 0},
    description="The last event you have; 0 for all.",
)


@extend_schema(tags=["work"])
class SubmissionView(LearnersView):
    @extend_schema(
        operation_id="submission",
        summary="One submission with its results",
        responses={200: SubmissionSerializer, **refusals(*READING)},
    )
    def get(self, request: Request, public_id: UUID) -> Response:
        found, enrolment = shown_submission_for(request.user, public_id)
        looking_only = {"events_url": None, "stop_url": None} if enrolment else {}
        return Response(SubmissionSerializer({**_shown(found), **looking_only}).data)


@extend_schema(tags=["work"])
class Events(LearnersView):
    @extend_schema(
        operation_id="events",
        summary="What happened since",
        description=f"At most {EVENTS_AT_ONCE} events at a time; `next` leads on.",
        parameters=[AFTER],
        responses={200: EventsSerializer, **refusals(400, *READING)},
    )
    def get(self, request: Request, public_id: UUID) -> Response:
        found = submission_for(request.user, public_id)
        after = seq_in(request.query_params.get("after", "0"))
        if after is None:
            raise Refusal(400, BAD_SEQ)
        told = state_json(found, after=after)
        for event in told["events"]:
            if event["kind"] == "figure":
                event["data"] = {**event["data"], "url": _figure_url(found, event["data"]["number"])}
        return Response(EventsSerializer({**told, "next": _next(found, told, after=after)}).data)


@extend_schema(tags=["work"])
class Stop(LearnersView):
    @extend_schema(
        operation_id="stop",
        summary="Stop it",
        description="What waits ends at once, what runs within moments; what is done stays as it is.",
        request=None,
        responses={200: AcceptedSerializer, **refusals(401, 403, 404, 429)},
    )
    def post(self, request: Request, public_id: UUID) -> Response:
        found = submission_for(request.user, public_id)
        request_stop(found)
        found.refresh_from_db(fields=["state", "verdict"])
        return Response(AcceptedSerializer(accepted(found)).data)


@extend_schema(tags=["work"])
class FigureView(LearnersView):
    @extend_schema(
        operation_id="figure",
        summary="One figure, as PNG",
        responses={(200, "image/png"): OpenApiTypes.BINARY, **refusals(*READING)},
    )
    def get(self, request: Request, public_id: UUID, number: int) -> HttpResponse:
        found, _ = shown_submission_for(request.user, public_id)
        return picture_of(found, number)


def accepted(row: Submission) -> dict[str, Any]:
    """What Submit, Run and Stop answer: where it is in its life, and where to follow it."""
    return {**as_json(row), "verdict": row.verdict, **_addresses(row)}


def _shown(row: Submission) -> dict[str, Any]:
    results = results_context(row)
    exercise = row.exercise
    return {
        "place": 0,
        "estimate_s": 0.0,
        **results,
        **results["submission"],
        **_addresses(row),
        "id": row.public_id,
        "learner": row.learner.username,
        "page": row.get_absolute_url(),
        "exercise": {
            "key": exercise.key,
            "title": exercise.title,
            "api_url": reverse("api:exercise", args=[exercise.key]),
        },
        "logged": results["logged"]["names"],
        "figures": [{**figure, "url": _figure_url(row, figure["number"])} for figure in results["figures"]],
    }


def _addresses(row: Submission) -> dict[str, str]:
    names = {"url": "submission", "events_url": "events", "stop_url": "stop"}
    return {key: reverse(f"api:{name}", args=[row.public_id]) for key, name in names.items()}


def _figure_url(row: Submission, number: int) -> str:
    return reverse("api:figure", args=[row.public_id, number])


def _next(row: Submission, told: dict[str, Any], *, after: int) -> str | None:
    """The state was read before the events: done means that all of them were there."""
    if row.is_done and len(told["events"]) < EVENTS_AT_ONCE:
        return None
    last = told["events"][-1]["seq"] if told["events"] else after
    return f"{reverse('api:events', args=[row.public_id])}?after={last}"
