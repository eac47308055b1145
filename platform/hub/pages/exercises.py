"""The exercise page: prompt, editor, hints, the last results; and Submit and Run, as a form or as JSON.

A form that can't be taken comes back as the page, with what was typed and a notice; a script gets the same words as
JSON.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from courses.models import Exercise, ExerciseProgress
from grader import drafts
from grader.models import Draft, Kind, Submission
from grader.results import State
from grader.submitting import BadSubmission, TooMany
from grader.submitting import submit as submit_work
from hub.access import exercise_for, learners, readers, signed_in, wants_json
from hub.pages.hints import ladder
from hub.pages.notices import Notice
from hub.pages.prose import exercise_prose
from hub.pages.reference import reference_context
from hub.pages.results import as_json, results_context
from hub.pages.stages import stages_context
from hub.readiness import missing_for

ACTIONS = {"submit": Kind.SUBMISSION, "run": Kind.RUN}


@require_safe
@readers
def exercise(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, exercise_for(key))


@require_POST
@learners
def submit(request: HttpRequest, key: str) -> HttpResponse:
    found = exercise_for(key)
    source = request.POST.get("source", "")
    kind = ACTIONS.get(request.POST.get("action", "submit"))
    if kind is None:
        return _turned_away(request, found, source, Notice(400, "The action is either “submit” or “run”."))
    if not wants_json(request):
        _keep_typed(request, found, source)
    if missing := missing_for(image_of(found)):
        return _turned_away(request, found, source, Notice(503, missing.text, missing.remedy))
    try:
        submission = submit_work(signed_in(request), found, source=source, kind=kind)
    except BadSubmission as bad:
        return _turned_away(request, found, source, Notice(400, str(bad)))
    except TooMany as too_many:
        return _turned_away(request, found, source, Notice(429, str(too_many), retry_after_s=too_many.retry_after_s))
    if wants_json(request):
        return JsonResponse(as_json(submission), status=201)
    return redirect(submission)


def _turned_away(request: HttpRequest, found: Exercise, source: str, notice: Notice) -> HttpResponse:
    if wants_json(request):
        return notice.says_when(notice.as_json())
    return notice.says_when(_page(request, found, source=source, notice=notice))


def _keep_typed(request: HttpRequest, found: Exercise, source: str) -> None:
    """Without JavaScript no draft is saved while typing: what is submitted is the draft, whatever another tab holds."""
    learner = signed_in(request)
    base = Draft.objects.filter(learner=learner, exercise=found).values_list("revision", flat=True).first() or 0
    try:
        drafts.save(learner, found, source=source, base=base)
    except (drafts.Conflict, BadSubmission):
        pass  # another tab saved this very moment, or the source is refused below with a reason


def _page(
    request: HttpRequest, found: Exercise, *, source: str | None = None, notice: Notice | None = None
) -> HttpResponse:
    learner = signed_in(request) if request.user.is_authenticated else None
    progress = ExerciseProgress.objects.filter(learner=learner, exercise=found).first() if learner else None
    draft = Draft.objects.filter(learner=learner, exercise=found).first() if learner else None
    latest = _latest(found, learner.pk) if learner else None
    typed = source if source is not None else (draft.source if draft and draft.revision else found.content["starter"])
    opened = progress.hints_opened if progress else {}
    passed = bool(progress and progress.passed)
    seen = passed or bool(progress and progress.reference_shown_at)
    context = {
        "exercise": exercise_prose(found.content),
        "topic": {"id": found.topic.key, "title": found.topic.title, "url": found.topic.get_absolute_url()},
        "course_title": found.topic.part.course.title,
        "source": typed,
        "page_data": _page_data(request, found, draft=draft, latest=latest),
        "attempts_count": progress.attempts if progress else 0,
        "passed": passed,
        "stages": stages_context(found.content, progress),
        "reference_allowed": seen,
        "reference": reference_context(found, progress) if seen and "reference" in request.GET else None,
        "hints": [ladder(found, hint, opened.get(str(hint["task"]), 0)) for hint in found.content.get("hints", [])],
        "latest": results_context(latest) if latest else None,
        "library_missing": str(missing_for(image_of(found)) or ""),
        "notice": notice,
    }
    return render(request, "exercise.html", context, status=notice.status if notice else 200)


def _latest(found: Exercise, learner_id: int) -> Submission | None:
    """What the page shows below the editor: the newest one, be it a Run, be it still running."""
    latest = Submission.objects.filter(learner_id=learner_id, exercise=found).order_by("-created").first()
    if latest is not None:
        latest.exercise = found
        if found.current is not None and latest.version_id == found.current_id:
            latest.version = found.current
    return latest


def _page_data(
    request: HttpRequest, found: Exercise, *, draft: Draft | None, latest: Submission | None
) -> dict[str, Any]:
    """What the page's script needs, as JSON (frontend/README.md)."""
    content = found.content
    return {
        "exercise": found.key,
        "learner": str(request.user.pk) if request.user.is_authenticated else None,
        "signed_in": request.user.is_authenticated,
        "login_url": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': found.get_absolute_url()})}",
        "csp_nonce": str(getattr(request, "csp_nonce", "")),
        "urls": {name: reverse(name, args=[found.key]) for name in ("submit", "draft", "attempts", "reference")},
        "draft": {"revision": draft.revision if draft else 0},
        "starter": content["starter"],
        "entry_points": content.get("entry_points", []),
        "active": as_json(latest) if latest and latest.state != State.DONE else None,
        "limits": {"session_s": content.get("limits", {}).get("session_s", 60)},
    }


def image_of(found: Exercise) -> str:
    """The libraries that code for this exercise wants."""
    return str(found.content.get("profile", {}).get("image", "python"))
