"""The one-time sign-in link that `manage.py up` and `manage.py sign_in_link` print."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hub.sign_in_links import redeem

SPENT = (
    "This sign-in link was used already, or it is too old. "
    "Make a new one on the server: python manage.py sign_in_link NAME"
)


@require_GET
@never_cache
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    person = redeem(token)
    if person is None:
        messages.error(request, SPENT)
        return redirect(settings.LOGIN_URL)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)
