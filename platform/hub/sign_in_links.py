"""One-time sign-in links for people who can read the server's terminal: signed, used once, expire.

The token covers when its person last signed in: the first use changes that, so every older link of the person is spent,
without a table to keep. Two uses at the same moment are told apart by one conditional UPDATE.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from courses.models import User

SALT = "hub.sign-in-link"


def link_for(person: User) -> str:
    """The path of a fresh link, to put behind the site's address."""
    return reverse("sign_in", args=[signing.dumps([person.pk, _mark(person)], salt=SALT)])


def redeem(token: str) -> User | None:
    """The person of a link that is used for the first time, else None. It is spent afterwards."""
    try:
        key, mark = signing.loads(token, salt=SALT, max_age=settings.SIGN_IN_LINK_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = User.objects.filter(pk=key, is_active=True).first()
    if person is None or _mark(person) != mark:
        return None
    first = User.objects.filter(pk=key, last_login=person.last_login).update(last_login=timezone.now())
    return person if first else None


def _mark(person: User) -> str:
    return person.last_login.isoformat() if person.last_login else ""
