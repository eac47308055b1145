"""The site with one more address, /bare/: the rival of its pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from hub.wsgi import application

# Django is set up by the import above; the addresses need its models.
from hub import urls  # isort: skip

__all__ = ["application"]


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bare" if request.user.is_authenticated else "who?")


urls.urlpatterns.insert(0, path("bare/", bare))
