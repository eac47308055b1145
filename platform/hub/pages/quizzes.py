"""The quiz of a topic: all its questions on one page, each a form of its own, with what one answered and why it is so.

Without JavaScript an answer leads back to its question; with it, question and summary are replaced in place.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from courses.answering import NoSuchQuestion, answer_question, latest_answers, mark_written
from courses.marking import Unreadable
from courses.models import Course, Quiz, User
from courses.reports import course_report
from hub.access import course_for, is_fragment, learner_of, learners, quiz_for, readers, signed_in
from hub.pages.questions import shown, unread
from hub.pages.topics import topic_context


@require_safe
@readers
def quiz(request: HttpRequest, key: str, slug: str = "") -> HttpResponse:
    """GET ?again=<question> asks that one anew; for a script it is a fragment, that question."""
    course = course_for(slug)
    found, learner, anew = quiz_for(key, course), learner_of(request), request.GET.get("again", "")
    if is_fragment(request):
        return _fragment(request, course, found, anew, anew=True)
    return render(request, "quiz.html", _page(course, found, learner, anew=anew))


@require_POST
@learners
def answer(request: HttpRequest, key: str, question: str, slug: str = "") -> HttpResponse:
    """POST answer=<what the kind wants>, one or more."""
    course, values = course_for(slug), request.POST.getlist("answer")
    found = quiz_for(key, course)
    try:
        answer_question(signed_in(request), found, question, values)
    except NoSuchQuestion as unknown:
        raise Http404(str(unknown)) from None
    except Unreadable as error:
        return _unreadable(request, course, found, question, error)
    return _after(request, course, found, question)


@require_POST
@learners
def marks(request: HttpRequest, key: str, question: str, slug: str = "") -> HttpResponse:
    """POST met=<number of a criterion>, none or more: the learner's mark of their written answer."""
    course = course_for(slug)
    found = quiz_for(key, course)
    try:
        mark_written(signed_in(request), found, question, request.POST.getlist("met"))
    except NoSuchQuestion as unknown:
        raise Http404(str(unknown)) from None
    return _after(request, course, found, question)


def _after(request: HttpRequest, course: Course, quiz: Quiz, question: str) -> HttpResponse:
    if is_fragment(request):
        return _fragment(request, course, quiz, question)
    return redirect(f"{course.address('quiz', quiz.topic.key)}#question-{question}")


def _unreadable(request: HttpRequest, course: Course, quiz: Quiz, key: str, error: Unreadable) -> HttpResponse:
    """The form once more, with what was typed: in place, or on the whole page."""
    stored, learner = quiz.question(key), signed_in(request)
    assert stored is not None  # or it would not have been read
    latest = latest_answers(learner, quiz.topic, [key]).get(key)
    form = unread(quiz, stored, latest, request.POST.getlist("answer"), str(error))
    form = {**form, **_addresses(course, quiz, key)}
    if is_fragment(request):
        return render(request, "quizzes/_question.html", {"question": form})
    page = _page(course, quiz, learner)
    page["questions"] = [form if each["id"] == key else each for each in page["questions"]]
    return render(request, "quiz.html", page, status=400)


def _page(course: Course, quiz: Quiz, learner: User | None, *, anew: str = "") -> dict[str, Any]:
    answers = latest_answers(learner, quiz.topic) if learner else {}
    questions = [
        {
            **shown(quiz, each, answers.get(each["id"]), anew=each["id"] == anew),
            **_addresses(course, quiz, each["id"]),
        }
        for each in quiz.questions
    ]
    report = course_report(course, learner)
    return {**topic_context(course, report, quiz.topic.key), "questions": questions}


def _fragment(request: HttpRequest, course: Course, quiz: Quiz, key: str, *, anew: bool = False) -> HttpResponse:
    """The question as it is now, and the summary, which a script puts where it belongs."""
    question, learner = quiz.question(key), learner_of(request)
    if question is None:
        raise Http404(f"The quiz of this topic has no question {key!r}.")
    latest = latest_answers(learner, quiz.topic, [key]).get(key) if learner else None
    context = {
        **topic_context(course, course_report(course, learner), quiz.topic.key),
        "question": {**shown(quiz, question, latest, anew=anew), **_addresses(course, quiz, key)},
    }
    response = render(request, "quizzes/_answered.html", context)
    response["Cache-Control"] = "no-store"  # the same address is a page for those without a script
    return response


def _addresses(course: Course, quiz: Quiz, key: str) -> dict[str, str]:
    return {
        "answer_url": course.address("quiz_answer", quiz.topic.key, key),
        "marks_url": course.address("quiz_marks", quiz.topic.key, key),
        "again_url": course.address("quiz", quiz.topic.key),
    }
