"""Spaced review: the questions that are due, one after the other, across the topics of a course.

A question's own address asks it while it is due, and shows what was answered once it is; from there one goes on.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.answering import NoSuchQuestion, answer_question, latest_answers, mark_written
from courses.marking import Unreadable
from courses.models import Course, Quiz, User
from courses.reviewing import Review, review_of
from hub.access import course_for, is_fragment, learners, quiz_for, signed_in
from hub.pages.facts import course_facts
from hub.pages.questions import shown, unread


@require_safe
@learners
def review(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The first question that is due, or when the next one will be."""
    course, learner = course_for(slug), signed_in(request)
    due = review_of(course, learner)
    context = _context(course, due)
    if due.due:
        quiz = quiz_for(due.due[0].topic, course)
        context["question"] = _question(course, quiz, due.due[0].question, learner, due)
    return render(request, "review.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@learners
def question(request: HttpRequest, key: str, question: str, slug: str = "") -> HttpResponse:
    """GET: the question, open while it is due. POST answer=<what the kind wants>, one or more."""
    course, learner = course_for(slug), signed_in(request)
    quiz = quiz_for(key, course)
    if request.method != "POST":
        return _show(request, course, quiz, question)
    try:
        answer_question(learner, quiz, question, request.POST.getlist("answer"))
    except NoSuchQuestion as unknown:
        raise Http404(str(unknown)) from None
    except Unreadable as error:
        return _unreadable(request, course, quiz, question, error)
    return _after(request, course, quiz, question)


@require_POST
@learners
def marks(request: HttpRequest, key: str, question: str, slug: str = "") -> HttpResponse:
    """POST met=<number of a criterion>, none or more."""
    course = course_for(slug)
    quiz = quiz_for(key, course)
    try:
        mark_written(signed_in(request), quiz, question, request.POST.getlist("met"))
    except NoSuchQuestion as unknown:
        raise Http404(str(unknown)) from None
    return _after(request, course, quiz, question)


def _after(request: HttpRequest, course: Course, quiz: Quiz, question: str) -> HttpResponse:
    if is_fragment(request):
        return _show(request, course, quiz, question)
    return redirect(course.address("review_question", quiz.topic.key, question))


def _show(request: HttpRequest, course: Course, quiz: Quiz, key: str) -> HttpResponse:
    learner = signed_in(request)
    due = review_of(course, learner)
    context = {**_context(course, due), "question": _question(course, quiz, key, learner, due)}
    return render(request, "quizzes/_reviewed.html" if is_fragment(request) else "review.html", context)


def _unreadable(request: HttpRequest, course: Course, quiz: Quiz, key: str, error: Unreadable) -> HttpResponse:
    learner = signed_in(request)
    stored = quiz.question(key)
    assert stored is not None  # or it would not have been read
    latest = latest_answers(learner, quiz.topic, [key]).get(key)
    form = unread(quiz, stored, latest, request.POST.getlist("answer"), str(error))
    context = {
        **_context(course, review_of(course, learner)),
        "question": {**form, **_addresses(course, quiz, key)},
    }
    if is_fragment(request):
        return render(request, "quizzes/_reviewed.html", context)
    return render(request, "review.html", context, status=400)


def _context(course: Course, due: Review) -> dict[str, Any]:
    return {"course": course_facts(course), "review": due}


def _question(course: Course, quiz: Quiz, key: str, learner: User, due: Review) -> dict[str, Any]:
    """Raises Http404. Open while it is due, except for a written answer that waits for its mark."""
    stored = quiz.question(key)
    if stored is None:
        raise Http404(f"Topic {quiz.topic.key} has no question {key!r}.")
    latest = latest_answers(learner, quiz.topic, [key]).get(key)
    is_due = any((each.topic, each.question) == (quiz.topic.key, key) for each in due.due)
    anew = is_due and not (latest is not None and latest.to_mark)
    back = due.dates.get((quiz.topic.key, key))
    return {**shown(quiz, stored, latest, anew=anew), **_addresses(course, quiz, key), "back": back}


def _addresses(course: Course, quiz: Quiz, key: str) -> dict[str, str]:
    return {
        "answer_url": course.address("review_question", quiz.topic.key, key),
        "marks_url": course.address("review_marks", quiz.topic.key, key),
        "next_url": course.address("review"),
    }
