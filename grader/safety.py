"""Text and data that came out of a sandbox, made safe to store and to show.

Control and bidirectional characters become visible, so that nothing printed can hide or reorder what a page shows; NUL,
lone surrogates and non-finite numbers, which PostgreSQL's JSON refuses, never reach a table.
"""

from __future__ import annotations

import math
import re
from typing import Any

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every control character shown as a symbol ("\\x1b" -> "␛"); newlines and tabs stay.

    A carriage return (a progress bar) becomes a newline.
    """
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub(_symbol, text.replace("\r\n", "\n").replace("\r", "\n"))


def storable(value: Any) -> Any:
    """JSON data in the same shape, with visible text and None for NaN and infinity."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {visible(str(key)): storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    return value


def _symbol(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"⟨U+{code:04X}⟩"
