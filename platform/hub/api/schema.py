"""What the schema says that drf-spectacular can't read from the views: our ways to sign in, and who may read."""

from __future__ import annotations

from drf_spectacular.authentication import SessionScheme, TokenScheme
from drf_spectacular.openapi import AutoSchema

from hub.api.permissions import Readers


class Described(AutoSchema):
    def get_auth(self) -> list[dict[str, list[str]]]:
        """Where readers are let in, nobody needs to sign in (on a site that isn't closed)."""
        ways: list[dict[str, list[str]]] = super().get_auth()
        return [*ways, {}] if Readers in self.view.permission_classes else ways


class ByTokenScheme(TokenScheme):  # type: ignore[no-untyped-call]  # found by being there
    target_class = "hub.api.authentication.ByToken"
    name = "token"
    priority = 1


class BySessionScheme(SessionScheme):  # type: ignore[no-untyped-call]
    target_class = "hub.api.authentication.BySession"
    name = "session"
