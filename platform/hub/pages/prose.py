"""The words of an exercise as HTML. Prompt, hints and explanation were rendered at import; what judging wrote is now.

Everything that ends in `_html` here went through `courses.rendering`, which sanitises.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils.html import escape

from courses.rendering import BadFormula, rendered
from courses.starters import without_markers

# What a page may show of an exercise; checks, wrong answers and the solution stay behind.
SHOWN = ("id", "title", "kind", "difficulty", "minutes", "tasks", "profile", "limits", "entry_points", "rules")


def exercise_prose(content: dict[str, Any]) -> dict[str, Any]:
    return {**{name: content[name] for name in SHOWN}, "prompt_html": _html(content, "prompt")}


def rungs_html(hint: dict[str, Any]) -> list[str]:
    return list(hint.get("rungs_html") or map(prose, hint["rungs"]))


def explanation_html(content: dict[str, Any]) -> str:
    return _html(content, "explanation")


def solution_html(content: dict[str, Any]) -> str:
    return prose(f"~~~~python\n{without_markers(content['solution'])}\n~~~~")


def _html(content: dict[str, Any], name: str) -> str:
    """As it was rendered at import; by an importer that did not render it yet: now."""
    return str(content.get(f"{name}_html") or prose(content[name]))


@lru_cache(maxsize=2048)
def prose(text: str) -> str:
    """HTML of a short Markdown text: a hint, a diagnosis, an advice. A broken formula shows as it was written."""
    try:
        return rendered(text)
    except BadFormula:
        return f"<p>{escape(text)}</p>"
