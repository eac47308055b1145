"""What every answer below /api/ has in common: who may ask, who asked, and that nobody keeps it."""

from __future__ import annotations

from typing import Any, cast

from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from courses.models import User
from hub.api.permissions import Learners, Readers


class LearnersView(APIView):
    """An address for whoever is signed in."""

    permission_classes: tuple[type[BasePermission], ...] = (Learners,)

    @property
    def learner(self) -> User:
        return cast(User, self.request.user)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        final = super().finalize_response(request, response, *args, **kwargs)
        final.headers.setdefault("Cache-Control", "no-store")
        return final


class ReadersView(LearnersView):
    """An address for everybody who may read the course."""

    permission_classes = (Readers,)
