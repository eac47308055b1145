"""Managing a cohort: its name, its code, whether it is open, who teaches it too."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from courses import enrolling
from courses.models import Cohort
from hub.access import cohort_for, instructors, signed_in
from hub.pages.cohorts import invitation_facts


@require_http_methods(["GET", "HEAD", "POST"])
@instructors
def manage(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """GET the forms; POST action = rename (name), new-code, close, open or share (username)."""
    found = cohort_for(signed_in(request), public_id)
    if request.method != "POST":
        return _page(request, found)
    action = ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        return _page(request, found, problem="This form is not known here. Use one of those below.")
    try:
        done = action(found, request)
    except enrolling.CannotEnrol as reason:
        return _page(request, found, problem=str(reason))
    messages.success(request, done)
    return redirect("cohort_manage", found.public_id)


def _rename(found: Cohort, request: HttpRequest) -> str:
    enrolling.rename(found, request.POST.get("name", ""))
    return f"The cohort is called “{found.name}” now."


def _new_code(found: Cohort, request: HttpRequest) -> str:  # noqa: ARG001
    enrolling.change_code(found)
    return f"The code is {found.shown_code} now. The old code and link work no more."


def _close(found: Cohort, request: HttpRequest) -> str:  # noqa: ARG001
    enrolling.set_open(found, is_open=False)
    return "The cohort is closed: nobody can join. Who is in it stays in it."


def _open(found: Cohort, request: HttpRequest) -> str:  # noqa: ARG001
    enrolling.set_open(found, is_open=True)
    return "The cohort is open: whoever has the code can join."


def _share(found: Cohort, request: HttpRequest) -> str:
    colleague = enrolling.add_instructor(found, request.POST.get("username", ""))
    return f"{colleague.name} teaches this cohort too now."


ACTIONS: dict[str, Callable[[Cohort, HttpRequest], str]] = {
    "rename": _rename,
    "new-code": _new_code,
    "close": _close,
    "open": _open,
    "share": _share,
}


def _page(request: HttpRequest, found: Cohort, *, problem: str = "") -> HttpResponse:
    found.refresh_from_db(fields=["name", "code", "is_open"])
    context = {
        "cohort": found,
        "invitation": invitation_facts(request, found),
        "teachers": found.instructors.order_by("username"),
        "problem": problem,
        "typed": {key: request.POST.get(key, "") for key in ("action", "name", "username")},
    }
    return render(request, "cohorts/manage.html", context, status=400 if problem else 200)
