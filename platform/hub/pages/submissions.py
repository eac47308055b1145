"""One submission: its page, its state for polling, its results as a fragment, its figures, and Stop.

An instructor of the learner's cohort may look (page, results, figures), and do nothing. The event stream at events/ is
not here: `hub.streams` answers it, outside of Django's synchronous views.
"""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from grader.models import Figure, Submission
from grader.results import State
from grader.submitting import request_stop
from hub.access import learners, shown_submission_for, signed_in, submission_for, wants_json
from hub.pages.members import whose_it_is
from hub.pages.results import BAD_SEQ, as_json, results_context, seq_in, state_json


@require_safe
@learners
def submission(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found, enrolment = shown_submission_for(signed_in(request), public_id)
    context = results_context(found)
    cell = context["cell"]
    title = f"{found.exercise.title}, cell {cell}" if cell else found.exercise.title
    url = found.exercise.get_absolute_url() + (f"#cell-{cell}" if cell else "")
    exercise = {"id": found.exercise.key, "title": title, "url": url}
    whose = whose_it_is(found, enrolment) if enrolment else None
    return render(request, "submissions/page.html", {**context, "exercise": exercise, "whose": whose})


@require_safe
@learners
def state(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """GET ?after=<seq> -> {state, verdict, place, estimate_s, events}: the fallback of the event stream."""
    found = submission_for(signed_in(request), public_id)
    after = seq_in(request.GET.get("after", "0"))
    if after is None:
        return JsonResponse({"error": BAD_SEQ}, status=400)
    return JsonResponse(state_json(found, after=after))


@require_safe
@learners
def results(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found, _ = shown_submission_for(signed_in(request), public_id)
    context = results_context(found)
    return render(request, "lessons/_ran.html" if context["cell"] else "submissions/_results.html", context)


@require_POST
@learners
def stop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Stop it; one that is done already stays as it is."""
    found = submission_for(signed_in(request), public_id)
    if found.state != State.DONE:
        request_stop(found)
    if wants_json(request):
        found.refresh_from_db(fields=["state", "verdict"])
        return JsonResponse(as_json(found))
    return redirect(found)


@require_safe
@learners
def figure(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    found, _ = shown_submission_for(signed_in(request), public_id)
    return picture_of(found, number)


def picture_of(found: Submission, number: int) -> HttpResponse:
    """The PNG of one figure; raises Http404."""
    picture = Figure.objects.filter(submission=found, number=number).first()
    if picture is None:
        raise Http404(f"This submission has no figure {number}.")
    response = HttpResponse(bytes(picture.png), content_type="image/png")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["Content-Disposition"] = f'inline; filename="figure-{number}.png"'
    return response
