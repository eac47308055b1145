"""What every template may know about the site: its name, whether one can sign up, a sentence from the operator."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001
    return {
        "site_name": settings.SITE_NAME,
        "site_notice": settings.SITE_BANNER,
        "signup_open": settings.SIGNUP_OPEN,
    }
