"""What an older version of the hub stored of an exercise, with what it did not know yet filled in.

A database outlives the code: until the curriculum is imported again, and in old versions for ever, contents lack keys
that came later. Whoever shows an exercise reads it through here (`Exercise.content`); judging does not: what it needs
is missing by a fault of ours then.
"""

from __future__ import annotations

from typing import Any

from courses.starters import derive_starter

_MISSING: dict[str, Any] = {
    "id": "", "title": "", "kind": "exercise", "difficulty": 0, "minutes": 0, "tasks": (), "profile": {}, "limits": {},
    "entry_points": (), "rules": (), "prompt": "", "solution": "", "hints": (), "explanation": "",
}  # fmt: skip


def completed(stored: dict[str, Any]) -> dict[str, Any]:
    """The content with every key that a page reads; what is null counts as missing."""
    content = {**_MISSING, **{key: value for key, value in stored.items() if value is not None}}
    if "starter" not in content:
        content["starter"] = _starter(content["solution"])
    return content


def _starter(solution: str) -> str:
    try:
        return derive_starter(solution)
    except ValueError:
        return ""  # never the solution itself
