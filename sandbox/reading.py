"""Checks what the inside says about itself: errors, figures, metrics. Everything here was written by hostile hands.

Texts are cleaned for whoever stores and shows them (no NUL, no lone surrogates) and shortened; pictures are checked by
their header only and never decoded. What doesn't fit raises `Unreadable`.
"""

from __future__ import annotations

import re
import struct
from typing import Any

from sandbox.values import Figure, LearnerError, Metric, Output, SourceFrame
from sandbox.wire import Unreadable

TEXT = 4_000
NAME = 200
PARTS = 40  # frames, notes, bases or shapes of one error
METRIC_VALUES = 64
PNG_START = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
PNG_BYTES, PNG_WIDTH, PNG_HEIGHT = 2_000_000, 1200, 1000
_STAMP = struct.Struct("!Bd")
_STREAMS = {1: "stdout", 2: "stderr"}
_UNFIT = re.compile("[\x00\ud800-\udfff]")


def clean(text: Any, length: int = TEXT) -> str:
    """Text that any database and page can hold."""
    if type(text) is not str:
        raise Unreadable(f"a {type(text).__name__} where a text belongs")
    return _UNFIT.sub("\ufffd", text[:length])


def read_output(payload: bytes) -> Output:
    if len(payload) < _STAMP.size or payload[0] not in _STREAMS:
        raise Unreadable("output without its stamp")
    number, at = _STAMP.unpack_from(payload)
    return Output(_STREAMS[number], at, payload[_STAMP.size :])


def read_error(value: Any) -> LearnerError:
    fields = _record(value, "type_name", "message", "frames", "notes", "base_names", "limit")
    limit = clean(fields["limit"], NAME)
    if limit not in ("", "memory", "disk", "processes"):
        raise Unreadable("an error that claims an unknown limit")
    return LearnerError(
        type_name=clean(fields["type_name"], NAME),
        message=clean(fields["message"]),
        frames=tuple(_frame(frame) for frame in _parts(fields["frames"])),
        notes=tuple(clean(note) for note in _parts(fields["notes"])),
        base_names=tuple(clean(name, NAME) for name in _parts(fields["base_names"])),
        limit=limit,
    )


def read_metric(value: Any) -> Metric:
    fields = _record(value, "step", "values", "at")
    values = fields["values"]
    if type(fields["step"]) is not int or type(fields["at"]) is not float or type(values) is not dict:
        raise Unreadable("a metric of the wrong kinds")
    if len(values) > METRIC_VALUES or any(type(number) is not float for number in values.values()):
        raise Unreadable("a metric whose values are not numbers, or too many")
    if abs(fields["step"]) >= 2**53:
        raise Unreadable("a metric of an impossible step")
    return Metric(fields["step"], {clean(name, NAME): number for name, number in values.items()}, fields["at"])


def read_figure(value: Any) -> Figure:
    if type(value) is not Figure or any(type(axes) is not dict for axes in value.axes):
        raise Unreadable("something that is not a figure")
    header = value.png[: len(PNG_START) + 8]
    if not header.startswith(PNG_START) or len(header) < len(PNG_START) + 8 or len(value.png) > PNG_BYTES:
        raise Unreadable("a figure whose picture is not a PNG, or too large")
    width, height = struct.unpack_from("!II", header, len(PNG_START))
    if not (0 < width <= PNG_WIDTH and 0 < height <= PNG_HEIGHT):
        raise Unreadable(f"a figure of {width} x {height} pixels")
    return Figure(value.number, clean(value.title, NAME), value.png, width, height, value.axes)


def _frame(value: Any) -> SourceFrame:
    fields = _record(value, "file", "line", "function", "text", "shapes")
    shapes = fields["shapes"]
    if type(fields["line"]) is not int or type(shapes) is not dict or len(shapes) > PARTS:
        raise Unreadable("a traceback of the wrong kinds")
    return SourceFrame(
        file=clean(fields["file"], NAME),
        line=min(max(fields["line"], 0), 1_000_000),
        function=clean(fields["function"], NAME),
        text=clean(fields["text"]),
        shapes={clean(name, NAME): clean(text, NAME) for name, text in shapes.items()},
    )


def _record(value: Any, *names: str) -> dict[str, Any]:
    if type(value) is not dict or set(value) != set(names):
        raise Unreadable(f"something else where {', '.join(names)} belong")
    return value


def _parts(value: Any) -> list[Any] | tuple[Any, ...]:
    if type(value) not in (list, tuple) or len(value) > PARTS:
        raise Unreadable("a list that isn't one, or too long")
    return value  # type: ignore[no-any-return]
