"""Where something stands in a text, so that a problem can name its line."""

from __future__ import annotations

import re
from pathlib import Path


def line_of(text: str, words: str, *, nth: int = 0) -> int:
    """The line of the nth occurrence of the words, counted from 1; 1 where they don't occur."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
        if at < 0:
            return 1
    return text.count("\n", 0, at) + 1


def line_of_key(path: Path, key: str, value: str = "") -> int:
    """The line of `key = …` (or of `key = "value"`) in a TOML file; 1 where it isn't written."""
    wanted = rf'^\s*{re.escape(key)}\s*=\s*["\']{re.escape(value)}' if value else rf"^\s*{re.escape(key)}\s*="
    text = path.read_text(encoding="utf-8")
    found = re.search(wanted, text, re.MULTILINE)
    return text.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip())) + 1 if found else 1
