"""Why work was not taken, whose fault that is, and what to do: the words of a refusal, and as JSON for scripts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse


@dataclass(frozen=True, slots=True)
class Notice:
    """A refusal; `status` is that of HTTP."""

    status: int
    text: str
    remedy: str = ""
    retry_after_s: int | None = None

    def as_json(self) -> JsonResponse:
        body: dict[str, Any] = {"error": self.text}
        if self.remedy:
            body["remedy"] = self.remedy
        if self.retry_after_s is not None:
            body["retry_after_s"] = self.retry_after_s
        return JsonResponse(body, status=self.status)

    def says_when(self, response: HttpResponse) -> HttpResponse:
        """The same response, with the header that tells when to come back."""
        if self.retry_after_s is not None:
            response["Retry-After"] = str(math.ceil(self.retry_after_s))
        return response
