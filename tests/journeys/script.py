"""A learner without a browser: the same addresses, spoken by a script as JSON."""

from __future__ import annotations

import json
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.journeys.stack import EXERCISE, Stack, wait_until

VERDICT_S = 60.0


class Script:
    """Signed in as a learner of its own."""

    def __init__(self, stack: Stack) -> None:
        self.name, link = stack.newcomer()
        self._stack = stack
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))
        self._opener.open(link).close()
        self._opener.open(stack.address + EXERCISE).close()  # brings the token that protects forms

    def moved_to(self, stack: Stack) -> None:
        """The same site was started again, elsewhere."""
        self._stack = stack

    def submit(self, source: str) -> dict[str, Any]:
        """What the site answers: where to ask for its state, and more."""
        return self._ask(EXERCISE + "submit/", {"source": source, "action": "submit"})

    def try_to_submit(self, source: str) -> tuple[int, dict[str, Any]]:
        """The status, and what the site answers, be it a refusal."""
        try:
            return 201, self.submit(source)
        except HTTPError as refusal:
            with refusal:
                return refusal.code, json.load(refusal)

    def state(self, submission: dict[str, Any]) -> dict[str, Any]:
        return self._ask(submission["state_url"])

    def wait_for_phase(self, submission: dict[str, Any], phase: str) -> None:
        def reached() -> bool:
            events = self.state(submission)["events"]
            return any(event["data"].get("phase") == phase for event in events)

        wait_until(reached, VERDICT_S, f"the submission is {phase}")

    def wait_for_verdict(self, submission: dict[str, Any]) -> str:
        return wait_until(lambda: str(self._verdict(submission) or ""), VERDICT_S, "there is a verdict")

    def _verdict(self, submission: dict[str, Any]) -> str | None:
        try:
            verdict: str | None = self.state(submission)["verdict"]
        except OSError:
            return None  # the web server is being started again
        return verdict

    def _ask(self, path: str, form: dict[str, str] | None = None) -> dict[str, Any]:
        token = next((cookie.value for cookie in self._cookies if cookie.name == "csrftoken"), "")
        headers = {"Accept": "application/json", "X-CSRFToken": str(token)}
        data = urlencode(form).encode() if form is not None else None
        with self._opener.open(Request(self._stack.address + path, data, headers)) as answer:
            told: dict[str, Any] = json.load(answer)
            return told
