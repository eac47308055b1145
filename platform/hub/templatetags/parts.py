"""Parts that stand many times on every page, as tags of every template: includes would cost more than the page."""

from __future__ import annotations

from functools import cache, lru_cache

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

PAGES = ("home", "start", "progress", "review")  # of a course; the last two are for who is signed in
TITLES = {
    "home": "Course",
    "start": "Getting started",
    "progress": "My progress",
    "review": "Review",
    "cohorts": "Cohorts",
}


@register.simple_tag
@cache
def icon(name: str, classes: str = "") -> SafeString:
    """A drawing of components/_sprite.html, as large as the text around it."""
    drawing = '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="#i-{}"></use></svg>'
    return format_html(drawing, classes, name)


@register.simple_tag
@cache
def fixed(template: str, **words: str) -> SafeString:
    """A template that says the same to everybody, rendered once. Given: the words in it."""
    return render_to_string(template, words)


@register.simple_tag(takes_context=True)
def main_links(context: RequestContext) -> SafeString:
    """The main pages: in the header, in the account menu (on a phone), below the page."""
    person, course = context.get("user"), context.get("course")
    places = course if isinstance(course, dict) else {}
    here = getattr(context.get("request"), "path", "")
    signed_in = bool(person and person.is_authenticated)
    found = tuple(places.get(f"{page}_url") or reverse(page) for page in PAGES[: None if signed_in else 2])
    teaches = bool(getattr(person, "is_instructor", False))
    return _links(found, teaches, here if here in found or here == reverse("cohorts") else "")


@lru_cache(maxsize=256)
def _links(places: tuple[str, ...], teaches: bool, here: str) -> SafeString:
    pages = [{"url": url, "title": TITLES[page]} for page, url in zip(PAGES, places, strict=False)]
    if teaches:
        pages.append({"url": reverse("cohorts"), "title": TITLES["cohorts"]})
    return render_to_string("components/_nav.html", {"pages": pages, "here": here})
