"""Saving what is in the editor (JSON only: without JavaScript, Submit and Run keep what was typed)."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from grader import drafts
from grader.submitting import BadSubmission
from hub.access import exercise_for, learners, signed_in


@require_http_methods(["PUT"])
@learners
def draft(request: HttpRequest, key: str) -> HttpResponse:
    """PUT {source, base} -> {revision}; 409 {revision, source} when another tab saved since `base`."""
    found = exercise_for(key)
    body = _read(request.body)
    if body is None:
        return JsonResponse(
            {"error": "Send JSON: {“source”: text, “base”: the revision it was begun from}."}, status=400
        )
    try:
        revision = drafts.save(signed_in(request), found, source=body["source"], base=body["base"])
    except drafts.Conflict as conflict:
        return JsonResponse({"revision": conflict.revision, "source": conflict.source}, status=409)
    except BadSubmission as bad:
        return JsonResponse({"error": str(bad)}, status=400)
    return JsonResponse({"revision": revision})


def _read(raw: bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict) or not isinstance(body.get("source"), str):
        return None
    return body if type(body.get("base")) is int else None
