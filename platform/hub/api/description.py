"""What the API says of itself: where to begin (/api/), its schema for programs, its pages for people (/api/docs/)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hub.access import readers
from hub.api.base import ReadersView
from hub.api.serializers.errors import refusals
from hub.pages.prose import prose


class IndexSerializer(serializers.Serializer[Any]):
    site = serializers.CharField()
    courses_url = serializers.CharField()
    me_url = serializers.CharField()
    schema_url = serializers.CharField(help_text="OpenAPI, as JSON.")
    docs_page = serializers.CharField()
    tokens_page = serializers.CharField()


@extend_schema(tags=["course"])
class Index(ReadersView):
    @extend_schema(
        operation_id="index", summary="Where to begin", responses={200: IndexSerializer, **refusals(401, 429)}
    )
    def get(self, request: Request) -> Response:
        return Response(
            IndexSerializer(
                {
                    "site": settings.SITE_NAME,
                    "courses_url": reverse("api:courses"),
                    "me_url": reverse("api:me"),
                    "schema_url": reverse("api:schema"),
                    "docs_page": reverse("api:docs"),
                    "tokens_page": reverse("api_tokens"),
                }
            ).data
        )


class Schema(SpectacularJSONAPIView):
    """The same for everybody who may read: it holds nothing of anybody."""


@require_safe
@readers
def docs(request: HttpRequest) -> HttpResponse:
    return render(request, "api/docs.html", {"schema_url": reverse("api:schema")})


@require_safe
@readers
def quick_start(request: HttpRequest) -> HttpResponse:
    """docs/api.md, with this site's own address in its commands."""
    address = request.build_absolute_uri("/").rstrip("/")
    text = (settings.BASE_DIR / "docs" / "api.md").read_text().replace("http://127.0.0.1:8000", address)
    return render(request, "api/quick_start.html", {"text_html": prose(text)})
