"""What every template may know: the site's name, whether one can sign up, the operator's sentence, and who asks."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "user": get_user(request),  # the person, not the lazy object around them, which makes each look a slow one
        "site_name": settings.SITE_NAME,
        "site_notice": settings.SITE_BANNER,
        "signup_open": settings.SIGNUP_OPEN,
    }
