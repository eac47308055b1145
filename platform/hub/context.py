"""What every template may know about the site: `site.name`, `site.banner`, `site.signup_open`."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001
    return {
        "site": {"name": settings.SITE_NAME, "banner": settings.SITE_BANNER, "signup_open": settings.SIGNUP_OPEN},
    }
