"""The one shape of everything that goes wrong (`hub.api.errors`), and which errors an address can answer with."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

REASONS = {
    400: "What was sent can't be taken; `error` says why.",
    401: "Nobody is signed in, or the token is not valid.",
    403: "The browser's sign-in came without its protection against forged requests.",
    404: "There is no such thing, or it is somebody else's.",
    409: "Somebody was faster: see `error`.",
    413: "The request is too large.",
    415: "Only JSON is understood.",
    429: "Too much at a time; come back after `retry_after_s` seconds (also in the header Retry-After).",
    503: "No code can be run at the moment; `remedy` says what the operator can do.",
}
READING = (401, 404, 429)
WRITING = (400, 401, 403, 404, 413, 415, 429)


class ErrorSerializer(serializers.Serializer[Any]):
    error = serializers.CharField(help_text="What happened.")
    remedy = serializers.CharField(required=False, help_text="What to do next.")
    fault = serializers.ChoiceField(["request", "site"], help_text="Whose turn it is.")
    invalid = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="What is wrong in each field that was sent.",
    )
    retry_after_s = serializers.IntegerField(required=False, help_text="Seconds until it makes sense to try again.")
    place = serializers.IntegerField(required=False, help_text="Of your next submission in the queue.")
    tokens_url = serializers.CharField(required=False, help_text="Where tokens are made.")


def refusals(*codes: int) -> dict[int, OpenApiResponse]:
    return {code: OpenApiResponse(ErrorSerializer, description=REASONS[code]) for code in codes}
