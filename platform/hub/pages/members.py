"""One learner of a cohort, as their instructors see them: how far, and every submission with its verdict."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from courses import enrolling
from courses.member_reports import member_report
from courses.models import Enrolment
from grader.histories import history, latest_of
from grader.models import Submission
from hub.access import enrolment_for, instructors, signed_in

AT_ONCE = 50  # submissions on one page


@require_safe
@instructors
def member(request: HttpRequest, public_id: UUID, username: str) -> HttpResponse:
    """?page= of the submissions, from 1."""
    enrolment = enrolment_for(signed_in(request), public_id, username)
    report = member_report(enrolment.cohort, enrolment.learner)
    latest = latest_of([(username, each.exercise) for each in report.work if each.attempts])
    context = {
        "cohort": enrolment.cohort,
        "learner": enrolment.learner,
        "joined": enrolment.joined,
        "report": report,
        "stuck": [each for each in report.work if each.stuck],
        "topics": [
            {
                "topic": topic,
                "rows": [{"work": each, "submission": latest.get((username, each.exercise))} for each in topic.work],
            }
            for topic in report.topics
        ],
        "submissions": Paginator(history(enrolment.learner, enrolment.cohort.course), AT_ONCE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "cohorts/member.html", context)


@require_POST
@instructors
def remove(request: HttpRequest, public_id: UUID, username: str) -> HttpResponse:
    enrolment = enrolment_for(signed_in(request), public_id, username)
    enrolling.leave(enrolment.learner, enrolment.cohort)
    name = enrolment.learner.name
    messages.success(
        request, f"{name} is no longer in this cohort. With the code one can come back: make a new one if need be."
    )
    return redirect(enrolment.cohort)


def whose_it_is(submission: Submission, enrolment: Enrolment) -> dict[str, Any]:
    """What the page of a submission says where it isn't the reader's own."""
    learner, cohort = submission.learner, enrolment.cohort
    return {
        "name": learner.name,
        "url": reverse("member", args=[cohort.public_id, learner.username]),
        "cohort": cohort.name,
        "cohort_url": cohort.get_absolute_url(),
    }
