"""The site as a Django app: it brings the commands; it has no tables."""

from __future__ import annotations

from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "hub"
