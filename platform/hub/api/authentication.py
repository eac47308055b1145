"""Who is asking: whoever has a token, or is signed in with this browser (then forgery is guarded against)."""

from __future__ import annotations

from rest_framework.authentication import SessionAuthentication, TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from courses.models import User
from courses.tokens import owner_of

FORGED = (
    "The browser's sign-in came without its protection against forged requests. Send the cookie “csrftoken” as the "
    "header X-CSRFToken too, or use a token instead."
)


class ByToken(TokenAuthentication):
    """`Authorization: Token hub_…`. A token that is no longer good is refused, never taken for a visitor."""

    def authenticate_credentials(self, key: str) -> tuple[User, None]:
        owner = owner_of(key)
        if owner is None:
            raise AuthenticationFailed("This token is not valid (any more).")
        return owner, None


class BySession(SessionAuthentication):
    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            raise PermissionDenied(FORGED) from None
