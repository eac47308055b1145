"""Who may see what, in one file. Everything private belongs to one learner; for everybody else it does not exist (404).

But for one way: while a learner is in a cohort, its instructors see what was judged of them in the cohort's course.
Being staff or superuser adds nothing to that (the administration has its own pages), and learners see nothing of each
other.

Without an account one may read (unless the operator switched that off); what runs code or remembers something wants
one: pages lead to the sign-in, scripts get 401 with its address. Neither tells whether the thing asked for exists.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url

from courses.models import ApiToken, Cohort, Course, Enrolment, Exercise, Lesson, LessonFigure, Quiz, Topic, User
from courses.outline import exercise_of, lesson_of
from grader.models import Kind, Submission

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def readers(view: View[P]) -> View[P]:
    """Everybody, or whoever is signed in where the site is closed to visitors (HUB_READ_WITHOUT_ACCOUNT=0)."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if may_read(request.user) else ask_to_sign_in(request)

    return guarded


def learners(view: View[P]) -> View[P]:
    """Whoever is signed in."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if request.user.is_authenticated else ask_to_sign_in(request)

    return guarded


def instructors(view: View[P]) -> View[P]:
    """Whoever is signed in and an instructor; for others these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        if not signed_in(request).is_instructor:
            raise Http404("There is no such page.")
        return view(request, *args, **kwargs)

    return guarded


def may_read(user: User | AnonymousUser) -> bool:
    return bool(settings.READ_WITHOUT_ACCOUNT or user.is_authenticated)


def signed_in(request: HttpRequest) -> User:
    """The person behind a request that `learners` let through."""
    return cast(User, request.user)


def learner_of(request: HttpRequest) -> User | None:
    """The person behind a request that `readers` let through; None for a visitor."""
    return signed_in(request) if request.user.is_authenticated else None


def exercise_for(key: str) -> Exercise:
    """An exercise one can work on, with its content, topic, part and course; raises Http404."""
    try:
        return exercise_of(key)
    except Exercise.DoesNotExist:
        raise Http404(f"There is no exercise {key!r} in this course.") from None


def course_for(slug: str = "") -> Course:
    """The course of that name, or the one at the root of the site; raises Http404."""
    found = Course.objects.filter(slug=slug).first() if slug else Course.objects.first()
    if found is None:
        raise Http404(f"There is no course {slug!r} on this site." if slug else "No curriculum is loaded.")
    return found


def topic_for(key: str, course: Course) -> Topic:
    found = Topic.objects.select_related("part").filter(part__course=course, key=key, retired=False).first()
    if found is None:
        raise Http404(f"There is no topic {key!r} in this course.")
    found.part.course = course
    return found


def lesson_for(key: str, course: Course) -> Lesson:
    try:
        return lesson_of(course, key)
    except Lesson.DoesNotExist:
        raise Http404(f"Topic {key!r} has no lesson yet.") from None


def lesson_figure_for(key: str, name: str, course: Course) -> LessonFigure:
    figures = LessonFigure.objects.filter(lesson__topic__part__course=course, lesson__topic__retired=False)
    found = figures.filter(lesson__topic__key=key, name=name).first()
    if found is None:
        raise Http404(f"The lesson of topic {key!r} has no figure {name!r}.")
    return found


def quiz_for(key: str, course: Course) -> Quiz:
    """With its topic, part and course loaded; raises Http404."""
    quizzes = Quiz.objects.select_related("topic__part").filter(topic__part__course=course, topic__retired=False)
    found = quizzes.filter(topic__key=key).first()
    if found is None:
        raise Http404(f"Topic {key!r} has no quiz yet.")
    found.topic.part.course = course
    return found


def submission_for(user: User | AnonymousUser, public_id: UUID) -> Submission:
    """The learner's own submission; somebody else's and one that never was look the same: Http404."""
    own = Submission.objects.filter(public_id=public_id, learner_id=user.pk) if user.is_authenticated else None
    found = own.select_related("exercise__topic", "version").first() if own is not None else None
    if found is None:
        raise Http404("There is no such submission of yours.")
    return found


def token_for(owner: User, key: int) -> ApiToken:
    """One of a person's own API tokens; raises Http404."""
    found = owner.api_tokens.filter(pk=key).first()
    if found is None:
        raise Http404("There is no such token of yours.")
    return found


def cohorts_of(user: User | AnonymousUser) -> QuerySet[Cohort]:
    """The cohorts this person teaches, newest first. Nobody else's: being staff or superuser adds nothing here."""
    if not (isinstance(user, User) and user.is_instructor):
        return Cohort.objects.none()
    return Cohort.objects.filter(instructors=user).select_related("course")


def cohort_for(user: User | AnonymousUser, public_id: UUID) -> Cohort:
    """A cohort this person teaches, with its course; somebody else's and one that never was look the same: Http404."""
    found = cohorts_of(user).filter(public_id=public_id).first()
    if found is None:
        raise Http404("There is no such cohort of yours.")
    return found


def enrolment_for(user: User | AnonymousUser, public_id: UUID, username: str) -> Enrolment:
    """A learner who is in a cohort that this person teaches now, with learner and cohort; raises Http404."""
    taught = Enrolment.objects.active().filter(cohort__in=cohorts_of(user).filter(public_id=public_id))
    found = taught.select_related("learner", "cohort__course").filter(learner__username=username).first()
    if found is None:
        raise Http404("There is no such learner in a cohort of yours.")
    return found


def shown_submission_for(user: User | AnonymousUser, public_id: UUID) -> tuple[Submission, Enrolment | None]:
    """To look at, not to act on: one's own, or a graded one of a learner who is in a cohort that this person teaches,
    in that cohort's course (then with their enrolment). Runs and drafts are the learner's alone. Raises Http404."""
    rows = Submission.objects.filter(public_id=public_id).select_related("exercise__topic__part", "version", "learner")
    found = rows.first() if user.is_authenticated else None
    if found is not None and found.learner_id == user.pk:
        return found, None
    if found is not None and found.kind == Kind.SUBMISSION:
        taught = Enrolment.objects.active().filter(cohort__in=cohorts_of(user), learner=found.learner)
        enrolment = taught.filter(cohort__course=found.exercise.topic.part.course_id).select_related("cohort").first()
        if enrolment is not None:
            return found, enrolment
    raise Http404("There is no such submission of yours.")


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Scripts get 401 with the address of the sign-in; people get there, and back to a page they can open by GET."""
    back = request.get_full_path() if request.method == "GET" and not is_fragment(request) else _page_of(request)
    if wants_json(request) or is_fragment(request):
        login = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"
        return JsonResponse({"error": "Sign in to do this.", "login_url": login}, status=401)
    return redirect_to_login(back)


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def is_fragment(request: HttpRequest) -> bool:
    """Asked for by a script that puts a piece of HTML into the page: answered with it, never with a redirect."""
    return bool(request.headers.get("HX-Request"))


def _page_of(request: HttpRequest) -> str:
    """/exercises/x/submit/ belongs to /exercises/x/, /start/check/ to /start/, /topics/1.1/quiz/q/ to
    /topics/1.1/quiz/, /topics/1.1/lesson/run/ to /topics/1.1/lesson/,
    /courses/c/weeks/3/boxes/ to /courses/c/weeks/3/."""
    parts = request.path.strip("/").split("/")
    course = 2 if parts[0] == "courses" else 0
    own = 1 if parts[course : course + 1] in (["start"], ["review"]) else 2
    if parts[course + 2 : course + 3] in (["quiz"], ["lesson"]):
        own = 3
    return f"/{'/'.join(parts[: course + own])}/" if len(parts) > 1 else "/"
