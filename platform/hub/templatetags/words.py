"""How texts are shown: titles of the curriculum with `names in backticks` as code, and code with all that is in it."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

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
def visible(text: object) -> str:
    """Characters that would hide or reorder what stands beside them, shown as symbols: code reads as it runs."""
    return safety.visible(str(text))
