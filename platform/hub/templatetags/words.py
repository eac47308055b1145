"""How titles of the curriculum are shown (`names in backticks` as code), and how long something will take."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def code_words(text: object) -> SafeString:
    """ "Build a `Tensor` class" -> "Build a <code>Tensor</code> class", all else escaped."""
    return mark_safe(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text)))  # noqa: S308 - escaped first


@register.filter
def plain_words(text: object) -> str:
    """The same without backticks, for the titles of windows and links to elsewhere."""
    return str(text).replace("`", "")


@register.filter
def about(seconds: float) -> str:
    """Whole numbers for the eye, as in frontend/src/exercise/dom.ts: 5.6 -> "about 6 s", 170 -> "about 3 min"."""
    return f"about {max(1, round(seconds))} s" if seconds < 90 else f"about {round(seconds / 60)} min"
