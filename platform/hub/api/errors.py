"""Everything that goes wrong below /api/, as JSON: {error, remedy, fault} and what else helps to go on.

`fault` is "request" where sending something else helps, "site" where it doesn't: our fault. Errors that nobody foresaw
come from `hub.pages.errors.server_error`, in the same shape.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.urls import Resolver404, resolve, reverse
from rest_framework import exceptions, status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

METHODS = ("get", "post", "put", "patch", "delete")
REMEDIES = {
    exceptions.ParseError: 'Send a JSON object, for example {"source": "def f(x): ..."}.',
    exceptions.UnsupportedMediaType: "Send JSON, with the header Content-Type: application/json.",
    exceptions.MethodNotAllowed: "The header Allow says what this address answers.",
}


LONGEST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


class Refusal(exceptions.APIException):
    """A request that can't be taken: why, what to do, and when to come back."""

    def __init__(self, code: int, text: str, *, remedy: str = "", **facts: Any) -> None:
        super().__init__(text)
        self.status_code = code
        self.remedy = remedy
        self.facts = facts
        self.wait = facts.get("retry_after_s")  # the framework makes the header Retry-After of it


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """The framework's exception handler; None leaves what was not foreseen to Django."""
    if isinstance(error, RequestDataTooBig):
        error = Refusal(413, f"The request is too long; at most {LONGEST // 1024} KB can be taken.")
    response = exception_handler(error, context)
    if response is not None:
        response.data = _body(error, response)
    return response


def body(code: int, text: str, *, remedy: str = "", **facts: Any) -> dict[str, Any]:
    said = {"error": text, **({"remedy": remedy} if remedy else {})}
    return {**said, "fault": "request" if code < status.HTTP_500_INTERNAL_SERVER_ERROR else "site", **facts}


class Unknown(APIView):
    """Every address below /api/ that is none."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    schema = None

    def refuse(self, request: Request, rest: str = "") -> Response:
        wanted = f"{request.path}/"
        if not request.path.endswith("/") and _is_address(wanted):
            raise exceptions.NotFound(f"Addresses here end with a slash: {wanted}")
        raise exceptions.NotFound(f"There is nothing at {request.path}. All addresses: {reverse('api:docs')}")

    get = post = put = patch = delete = refuse


def _body(error: Exception, response: Response) -> dict[str, Any]:
    if isinstance(error, Refusal):
        return body(error.status_code, str(error.detail), remedy=error.remedy, **error.facts)
    if isinstance(error, exceptions.ValidationError):
        return body(400, _first(error.detail), invalid=_invalid(error.detail))
    if isinstance(error, exceptions.Throttled):
        wait = int(response.headers.get("Retry-After", 0)) + 1  # the framework rounds down
        response.headers["Retry-After"] = str(wait)
        return body(429, f"You ask more often than this site can answer. Go on in {wait} s.", retry_after_s=wait)
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        return _sign_in(error)
    return body(response.status_code, _text(response), remedy=REMEDIES.get(type(error), ""))


def _sign_in(error: exceptions.APIException) -> dict[str, Any]:
    tokens = reverse("api_tokens")
    text = "Sign in to do this." if isinstance(error, exceptions.NotAuthenticated) else str(error.detail)
    remedy = f"Make a token at {tokens} and send it with each request: “Authorization: Token hub_…”."
    return body(401, text, remedy=remedy, tokens_url=tokens)


def _text(response: Response) -> str:
    """What the framework says, or what was said with an Http404."""
    return str(response.data["detail"])


def _invalid(detail: Any) -> dict[str, list[str]]:
    """{"source": ["…"]}; what concerns no field is under "request"."""
    if not isinstance(detail, dict):
        return {"request": [str(each) for each in detail]}
    told = {name: [str(each) for each in texts] for name, texts in detail.items()}
    return {("request" if name == "non_field_errors" else name): texts for name, texts in told.items()}


def _first(detail: Any) -> str:
    name, texts = next(iter(_invalid(detail).items()))
    return texts[0] if name == "request" else f"{name}: {texts[0]}"


def _is_address(path: str) -> bool:
    try:
        return resolve(path).func.__dict__.get("view_class") is not Unknown
    except Resolver404:
        return False
