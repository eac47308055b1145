"""Every address of the site in one place (docs/ARCHITECTURE.md lists them with what they answer)."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
