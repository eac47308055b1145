"""The lesson of a topic, as it was rendered at import, its figures, and Run for its cells, as a form or as JSON.

One form holds all cells, so that what is changed in one is there when another runs, with and without JavaScript. A
form that can't be taken comes back as the page, with what was typed and a notice at its cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, resolve_url
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from courses.cells import cells_of, lesson_exercise, lesson_key
from courses.keeping import Kept
from courses.models import Course, Lesson
from courses.reports import CourseReport, course_report
from grader.models import Submission
from grader.submitting import BadSubmission, TooMany, run_cell
from hub.access import course_for, learner_of, learners, lesson_figure_for, lesson_for, readers, signed_in, wants_json
from hub.pages.notices import Notice
from hub.pages.results import as_json
from hub.pages.splicing import SEAM, Insert, spliced
from hub.pages.topics import topic_context
from hub.readiness import missing_for

# A figure opened by itself: it draws with its own styles and fetches nothing.
_FIGURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@require_safe
@readers
def lesson(request: HttpRequest, key: str, slug: str = "") -> HttpResponse:
    course = course_for(slug)
    return _page(request, lesson_for(key, course), course)


@require_POST
@learners
def run(request: HttpRequest, key: str, slug: str = "") -> HttpResponse:
    """POST cell=<number>, and source-1 to source-<number> as they are on the page; one that is missing is the
    author's."""
    course = course_for(slug)
    found = lesson_for(key, course)
    sources = [request.POST.get(f"source-{cell['number']}", cell["source"]) for cell in cells_of(found)]
    number = _number(request.POST.get("cell", ""), len(sources))
    notice = _missing(found) if number else Notice(400, "There is no such cell: load the lesson again.")
    if notice is None:
        try:
            submission = run_cell(signed_in(request), lesson_exercise(found), sources[:number])
        except BadSubmission as bad:
            notice = Notice(400, str(bad))
        except TooMany as busy:
            notice = Notice(429, _busy(busy), retry_after_s=busy.retry_after_s)
        else:
            return JsonResponse(as_json(submission), status=201) if wants_json(request) else redirect(submission)
    if wants_json(request):
        return notice.says_when(notice.as_json())
    return notice.says_when(_page(request, found, course, sources=sources, notices={number: notice}))


@require_safe
@readers
def figure(request: HttpRequest, key: str, name: str, slug: str = "") -> HttpResponse:
    """GET ?v=<hash>, as the page asks for it, may be kept for ever; without it, or with an old one, it may not."""
    found = lesson_figure_for(key, name, course_for(slug))
    response = HttpResponse(found.svg, content_type="image/svg+xml")
    current = request.GET.get("v") == found.hash
    response["Cache-Control"] = "private, max-age=31536000, immutable" if current else "private, no-cache"
    response["Content-Security-Policy"] = _FIGURE_POLICY
    return response


def _page(
    request: HttpRequest,
    found: Lesson,
    course: Course,
    *,
    sources: list[str] | None = None,
    notices: Mapping[int, Notice] | None = None,
) -> HttpResponse:
    """The lesson, with these sources in its cells; the notices are those of cells, or of the page at number 0."""
    report = course_report(course, learner_of(request))
    key, notices = found.topic.key, notices or {}
    signed_in = learner_of(request) is not None
    if sources or notices:
        text = _text(found, course, signed_in, dict(enumerate(sources or [], start=1)), notices)
    else:
        stamps = (course.stamp, found.read_hash)
        text = _kept_texts.get((found.pk, signed_in), stamps, lambda: _text(found, course, signed_in))
    context = {
        **topic_context(course, report, key),
        "lesson": {"concepts": [_concept(each, report) for each in found.content["concepts"]]},
        "headings": render_to_string("lessons/_headings.html", {"headings": found.content["headings"]}),
        "seam": mark_safe(SEAM),  # noqa: S308 - our own comment
        "run_url": course.address("lesson_run", key),
        "page_data": _page_data(request, course, key),
        "notice": notices.get(0) or (_missing(found) if request.user.is_authenticated else None),
    }
    status = next((notice.status for notice in notices.values()), 200)
    return spliced(request, render_to_string("lesson.html", context, request), text, status=status)


# As it stands before anybody types in it: by lesson, and whether one is signed in. Formulas are said twice, for the eye
# and for screen readers, so it is long, and a tenth of that compressed.
_kept_texts: Kept[Insert] = Kept(size=128)


def _text(
    found: Lesson,
    course: Course,
    signed_in: bool,
    typed: Mapping[int, str] | None = None,
    notices: Mapping[int, Notice] | None = None,
) -> Insert:
    blocks = [_block(block, typed or {}, notices or {}) for block in found.content["blocks"]]
    page = course.address("lesson", found.topic.key)
    context = {"blocks": blocks, "signed_in": signed_in, "page": page}
    return Insert(render_to_string("lessons/_text.html", context))


def _block(block: dict[str, Any], typed: Mapping[int, str], notices: Mapping[int, Notice]) -> dict[str, Any]:
    if block["kind"] == "text":
        return block
    source = typed.get(block["number"], block["source"]).replace("\r\n", "\n")
    return {**block, "typed": source, "notice": notices.get(block["number"])}


def _page_data(request: HttpRequest, course: Course, key: str) -> dict[str, Any]:
    """What the page's script needs, as JSON (frontend/README.md)."""
    learner, page = learner_of(request), course.address("lesson", key)
    runs = Submission.objects.filter(learner=learner, exercise__key=lesson_key(course, key)).unfinished()
    active = runs.select_related("exercise").order_by("-created").first() if learner else None
    return {
        "learner": str(learner.pk) if learner else None,
        "login_url": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}",
        "csp_nonce": str(getattr(request, "csp_nonce", "")),
        "run_url": course.address("lesson_run", key),
        "active": as_json(active) if active else None,
    }


def _number(text: str, count: int) -> int:
    """The cell's number; 0 where there is none of that number."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    return number if number <= count else 0


def _missing(found: Lesson) -> Notice | None:
    """Why its cells can't be run here now."""
    missing = missing_for(found.content["libraries"]["image"], what="This lesson")
    return Notice(503, missing.text, missing.remedy) if missing else None


def _busy(busy: TooMany) -> str:
    return (
        f"Three runs of yours are in progress or waiting. The next one should be done in about {busy.retry_after_s} s; "
        "run this cell again then, or stop one of them."
    )


def _concept(concept: dict[str, Any], report: CourseReport) -> dict[str, Any]:
    """With the topics of this course in which it comes back."""
    return {**concept, "resurfaces": [found for found in map(report.topic, concept["resurfaces"]) if found]}
