"""What several pages of a course share: its words and addresses, and what a tick's form says."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from courses.models import Course


def course_facts(course: Course) -> dict[str, Any]:
    """What every page of a course knows of it: its words, and where its pages are."""
    urls = {f"{page}_url": course.address(page) for page in ("home", "start", "progress", "review")}
    return {"title": course.title, "tagline": course.tagline, "closing": course.content.get("closing", ""), **urls}


def says_yes(request: HttpRequest, name: str) -> bool:
    """What a tick's form says; anything but "no" ticks."""
    return request.POST.get(name) != "no"
