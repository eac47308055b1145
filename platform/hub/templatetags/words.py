"""How texts are shown: titles with `names in backticks` as code, code with all that is in it, times for the eye."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timesince import timesince

from grader import safety

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


@register.filter
def ago(at: datetime) -> str:
    """In its largest unit: "just now", "3 minutes ago", "2 weeks ago"."""
    if timezone.now() - at < timedelta(minutes=1):
        return "just now"
    return f"{timesince(at, depth=1)} ago"


@register.filter
def visible(text: object) -> str:
    """Characters that would hide or reorder what stands beside them, shown as symbols: code reads as it runs."""
    return safety.visible(str(text))
