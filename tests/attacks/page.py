"""The results page of a submission as a browser takes it apart: its text, and every way in which markup could act.

Hostile text may stand on a page as text and inside of quoted attributes. It must never become an element, an attribute
of its own, a script or an address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from grader.models import Submission

# What may reorder or hide what stands beside it; a page shows it as a symbol instead.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ADDRESSES = {"href", "src", "action", "formaction", "data", "srcdoc", "poster", "xlink:href"}


@dataclass
class Page(HTMLParser):
    """One page. `problems` are sentences; there should be none."""

    headers: Mapping[str, str]
    status: int
    html: str
    shows_source: bool = False  # whether what the learner typed belongs to what is read
    words: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside: list[tuple[str, dict[str, str | None]]] = []
        self.feed(self.html)
        self.close()

    @classmethod
    def of(cls, client: Client, submission: Submission, path: str = "") -> Page:
        """The submission's page, or what is below it (`results/`), as its owner sees it."""
        answer = client.get(f"{submission.get_absolute_url()}{path}")
        return cls(answer.headers, answer.status_code, answer.content.decode())

    @property
    def text(self) -> str:
        """Everything there is to read but the code itself, with single spaces."""
        return re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        told = dict(attrs)
        if tag not in {"br", "img", "input", "link", "meta", "hr", "path", "use"}:
            self._inside.append((tag, told))
        for name, value in attrs:
            if name.startswith("on") or "attacked" in name or "attack-" in name:
                self.problems.append(f"<{tag}> has an attribute {name}")
            if name in ADDRESSES and re.search(r"attacked|javascript:|data:(?!image/)", str(value), re.IGNORECASE):
                self.problems.append(f"<{tag}> leads to {value}")
            if name in {"class", "id", "style"} and "attacked" in str(value):
                self.problems.append(f"<{tag}> carries {name}={value!r}")

    def handle_endtag(self, tag: str) -> None:
        while self._inside and any(name == tag for name, _ in self._inside):
            if self._inside.pop()[0] == tag:
                return

    def handle_comment(self, data: str) -> None:
        if "attacked" in data:
            self.problems.append("text became a comment")

    def handle_data(self, data: str) -> None:
        tag, told = self._inside[-1] if self._inside else ("", {})
        if tag in {"script", "style"}:
            if "attacked" in data and told.get("type") != "application/json":
                self.problems.append(f"text became a <{tag}>")
            return
        typed = any(name == "textarea" or "data-source" in told for name, told in self._inside)
        listed = any(name == "ol" and told.get("class") == "listing" for name, told in self._inside)
        if not typed and UNSEEN.search(data):  # an editor keeps what was typed, and shows it in its own way
            self.problems.append(f"characters that can't be seen: {UNSEEN.findall(data)[:5]}")
        if self.shows_source or not (typed or listed):
            self.words.append(data)
