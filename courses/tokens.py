"""API tokens: make one, find whose it is, revoke it. The one writer of `ApiToken`.

A secret holds 256 random bits, so a plain hash is enough: there is nothing to guess, and no slow hashing with each
request. The secret itself is handed out once and stored nowhere.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from courses.models import ApiToken, User

PREFIX = "hub_"  # programs that look for leaked secrets know it by this
SHOWN = 8  # characters of the secret that stay readable
MOST = 20  # tokens a person may have at a time
USE_NOTED_EVERY = timedelta(minutes=1)  # a program that polls must not make every request a write


class BadToken(Exception):
    """No token was made; the message tells the person why and what to do."""


def make(owner: User, name: str) -> tuple[ApiToken, str]:
    """A new token and its secret, which can't be shown again. Raises BadToken."""
    name = " ".join(name.split())
    longest = ApiToken._meta.get_field("name").max_length or 0
    if not name:
        raise BadToken("The token needs a name, so that you know later what it is for.")
    if len(name) > longest:
        raise BadToken(f"The name has {len(name)} characters; at most {longest} fit.")
    if "\x00" in name:
        raise BadToken("The name holds a NUL character. Remove it and try again.")
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=owner.pk)  # two at once don't both fill the last place
        if owner.api_tokens.count() >= MOST:
            raise BadToken(f"You have {MOST} tokens already. Revoke one that you don't use any more.")
        token = ApiToken.objects.create(owner=owner, name=name, begins=secret[:SHOWN], hash=_hash(secret))
    return token, secret


def owner_of(secret: str) -> User | None:
    """The person behind a secret, and note that it was used; None where no such token is, or its owner is shut out."""
    found = ApiToken.objects.select_related("owner").filter(hash=_hash(secret), owner__is_active=True).first()
    if found is None:
        return None
    now = timezone.now()
    if found.last_used is None or now - found.last_used >= USE_NOTED_EVERY:
        stale = Q(last_used=None) | Q(last_used__lte=now - USE_NOTED_EVERY)
        ApiToken.objects.filter(stale, pk=found.pk).update(last_used=now)
    return found.owner


def revoke(token: ApiToken) -> None:
    """From now on nobody gets in with it."""
    token.delete()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
