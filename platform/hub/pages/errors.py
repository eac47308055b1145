"""What a person or a script reads when something is refused before a view is reached, or broke in one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.defaults import server_error as page_of_server_error

from hub.access import is_fragment, wants_json

STALE = "This page is too old to act on: its sign-in or its protection against forged requests has expired."
REMEDY = "Reload the page and try again. What you typed in the editor is kept."
BROKEN = "Something broke on our side; it is not your fault, and it was noted."
LATER = "Try again in a moment. If it stays, tell whoever runs this site."


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    if wants_json(request) or is_fragment(request):
        return JsonResponse({"error": STALE, "remedy": REMEDY}, status=403)
    return render(request, "403.html", {"message": STALE, "remedy": REMEDY}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    if request.path.startswith("/api/") or wants_json(request):
        return JsonResponse({"error": BROKEN, "remedy": LATER, "fault": "site"}, status=500)
    return page_of_server_error(request)
