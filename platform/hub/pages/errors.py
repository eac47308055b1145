"""What a person or a script reads when something is refused before a view is reached."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from hub.access import is_fragment, wants_json

STALE = "This page is too old to act on: its sign-in or its protection against forged requests has expired."
REMEDY = "Reload the page and try again. What you typed in the editor is kept."


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    if wants_json(request) or is_fragment(request):
        return JsonResponse({"error": STALE, "remedy": REMEDY}, status=403)
    return render(request, "403.html", {"message": STALE, "remedy": REMEDY}, status=403)
