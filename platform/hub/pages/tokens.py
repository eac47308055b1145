"""API tokens of one's own: make one with a name, see it once, revoke it. Pages only: no token can make another."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from courses import tokens as keys
from hub.access import learners, signed_in, token_for


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@learners
def tokens(request: HttpRequest) -> HttpResponse:
    """POST name -> the page with the secret on it, this once: it is not kept, so there is no page to be led to."""
    if request.method != "POST":
        return _page(request)
    name = request.POST.get("name", "")
    try:
        token, secret = keys.make(signed_in(request), name)
    except keys.BadToken as bad:
        return _page(request, status=400, name=name, error=str(bad))
    return _page(request, status=201, made=token, secret=secret)


@require_POST
@learners
def revoke(request: HttpRequest, key: int) -> HttpResponse:
    found = token_for(signed_in(request), key)
    keys.revoke(found)
    messages.success(request, f"“{found.name}” is revoked: nobody gets in with it any more.")
    return redirect("api_tokens")


def _page(request: HttpRequest, *, status: int = 200, **said: Any) -> HttpResponse:
    context = {
        "tokens": list(signed_in(request).api_tokens.all()),
        "most": keys.MOST,
        "api_url": request.build_absolute_uri("/api/"),
        **said,
    }
    return render(request, "tokens.html", context, status=status)
