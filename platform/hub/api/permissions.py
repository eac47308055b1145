"""Who may ask, by the rules of `hub.access`: everybody who may read, or whoever is signed in."""

from __future__ import annotations

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from hub.access import may_read


class Readers(BasePermission):
    """Everybody, or whoever is signed in where the site is closed to visitors."""

    def has_permission(self, request: Request, view: object) -> bool:
        return may_read(request.user)


class Learners(BasePermission):
    """Whoever is signed in."""

    def has_permission(self, request: Request, view: object) -> bool:
        return bool(request.user.is_authenticated)
