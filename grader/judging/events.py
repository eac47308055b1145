"""What a session tells while it works, as the events a page follows: output, metrics, figures.

Output arrives in bytes, cut anywhere; it leaves as text, decoded a stream at a time so that a character split in two
stays one. How many bytes, metrics and figures there can be is limited by the session; here each event is kept small.
"""

from __future__ import annotations

import base64
import codecs
from collections.abc import Callable
from typing import Any

from grader.checks.running import CheckRun
from grader.safety import visible
from sandbox.values import Figure, Metric, Output

CHUNK = 16 * 1024  # characters of one output event


class Events:
    """Hands a session's events on; `follow(run)` lets a check see what is printed during it."""

    def __init__(self, emit: Callable[[str, dict[str, Any]], None]) -> None:
        self._emit = emit
        self._run: CheckRun | None = None
        decoder = codecs.getincrementaldecoder("utf-8")
        self._decoders = {stream: decoder(errors="replace") for stream in ("stdout", "stderr")}
        self._at = 0.0
        self.dropped = False  # while it is set, nothing is told

    def follow(self, run: CheckRun) -> None:
        self._run = run

    def take(self, event: Output | Metric | Figure) -> None:
        if self.dropped:
            return
        if isinstance(event, Output):
            self._at = round(event.at, 4)
            self._text(event.stream, self._decoders[event.stream].decode(event.data))
        elif isinstance(event, Metric):
            self._emit("metric", {"step": event.step, "at": round(event.at, 4), "values": event.values})
        else:
            self._figure(event)

    def flush(self) -> None:
        """At the end: what was cut in the middle of a character."""
        for stream, decoder in self._decoders.items():
            self._text(stream, decoder.decode(b"", final=True))

    def _text(self, stream: str, text: str) -> None:
        if self._run is not None and text:
            self._run.printed.append(text)
        for start in range(0, len(text), CHUNK):
            data = {"stream": stream, "at": self._at, "text": visible(text[start : start + CHUNK])}
            self._emit("output", data)

    def _figure(self, figure: Figure) -> None:
        png = base64.b64encode(figure.png).decode()
        size = {"width": figure.width, "height": figure.height}
        self._emit("figure", {"number": figure.number, "title": figure.title[:200], **size, "png": png})
