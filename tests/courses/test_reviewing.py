"""Answers are kept and judged once; questions come back soon after a wrong one, ever later after right ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses.answering import NoSuchQuestion, answer_question, latest_answers, mark_written
from courses.importing import import_curriculum
from courses.marking import Unreadable
from courses.models import Course, Quiz, QuizAnswer, ReviewCard, Topic, User
from courses.reports import TopicReport, course_report
from courses.reviewing import review_of
from courses.tracking import touch
from tests.courses.a_quiz import QUIZ
from tests.courses.test_reading import TOPIC, folder

__all__ = ["folder"]  # the fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz(folder: Path) -> Quiz:
    (folder / TOPIC / "quiz.toml").write_text(QUIZ)
    import_curriculum(folder)
    return Quiz.objects.select_related("topic__part__course").get()


@pytest.fixture
def ada(make_learner: Callable[..., User]) -> User:
    return make_learner("ada")


def due_in(quiz: Quiz, learner: User, question: str = "five") -> timedelta:
    return ReviewCard.objects.get(learner=learner, question=question).due - timezone.now()


def become_due(moment: datetime | None = None) -> None:
    ReviewCard.objects.update(due=moment or timezone.now())


def topic_of(quiz: Quiz, learner: User | None) -> TopicReport:
    return course_report(quiz.topic.part.course, learner).topics[0]


def course_of(quiz: Quiz) -> Course:
    return quiz.topic.part.course


def test_every_answer_is_kept_and_the_latest_counts(quiz: Quiz, ada: User) -> None:
    for typed in ("4", "5", "6"):
        answer_question(ada, quiz, "five", [typed])
    assert list(QuizAnswer.objects.order_by("pk").values_list("number", "right")) == [(1, False), (2, True), (3, False)]
    assert latest_answers(ada, quiz.topic)["five"].given == {"text": "6", "value": 6.0}
    assert topic_of(quiz, ada).quiz.right == 0
    answer_question(ada, quiz, "five", ["5"])
    assert (topic_of(quiz, ada).quiz.right, topic_of(quiz, ada).quiz.answered) == (1, 1)


def test_what_can_not_be_read_and_what_is_not_asked_leaves_nothing(quiz: Quiz, ada: User) -> None:
    with pytest.raises(Unreadable):
        answer_question(ada, quiz, "five", ["five"])
    with pytest.raises(NoSuchQuestion):
        answer_question(ada, quiz, "six", ["6"])
    assert not QuizAnswer.objects.exists() and not ReviewCard.objects.exists()


def test_a_wrong_answer_comes_back_in_minutes_a_right_one_in_days(quiz: Quiz, ada: User) -> None:
    answer_question(ada, quiz, "five", ["4"])
    assert timedelta(minutes=1) < due_in(quiz, ada) <= timedelta(minutes=10)
    answer_question(ada, quiz, "minus", ["-1"])
    assert timedelta(days=1) < due_in(quiz, ada, "minus") < timedelta(days=10)


def test_known_again_and_again_it_comes_back_ever_later_and_forgotten_soon(quiz: Quiz, ada: User) -> None:
    answer_question(ada, quiz, "five", ["5"])
    waits = [due_in(quiz, ada)]
    for _ in range(3):
        card = ReviewCard.objects.get()  # let the time pass: everything happened that much earlier
        passed = card.due - timezone.now()
        for name in ("due", "last_review"):
            card.card[name] = (datetime.fromisoformat(card.card[name]) - passed).isoformat()
        card.due = timezone.now()
        card.save()
        answer_question(ada, quiz, "five", ["5"])
        waits.append(due_in(quiz, ada))
    assert waits == sorted(waits) and waits[-1] > 3 * waits[0]
    answer_question(ada, quiz, "five", ["4"])
    assert due_in(quiz, ada) <= timedelta(minutes=10)


def test_right_before_it_is_due_moves_nothing(quiz: Quiz, ada: User) -> None:
    answer_question(ada, quiz, "five", ["4"])
    first = ReviewCard.objects.get().due
    answer_question(ada, quiz, "five", ["5"])
    assert ReviewCard.objects.get().due == first, "the feedback was just read"
    become_due()
    answer_question(ada, quiz, "five", ["5"])
    assert due_in(quiz, ada) > timedelta(hours=20)


@pytest.mark.parametrize(("met", "soon"), [([], True), (["0"], False), (["0", "1"], False)])
def test_a_written_answer_is_scheduled_by_its_mark_which_is_given_once(
    quiz: Quiz, ada: User, met: list[str], soon: bool
) -> None:
    assert mark_written(ada, quiz, "words", met) is None, "there is nothing to mark"
    assert answer_question(ada, quiz, "words", ["Because."]).to_mark
    assert not ReviewCard.objects.exists()
    marked = mark_written(ada, quiz, "words", met)
    assert marked is not None and marked.right is None and marked.share == len(met) / 2
    assert (due_in(quiz, ada, "words") <= timedelta(minutes=10)) is soon
    assert mark_written(ada, quiz, "words", ["0", "1"]) is None
    assert QuizAnswer.objects.get().share == len(met) / 2


def test_ones_own_mark_is_never_evidence(quiz: Quiz, ada: User) -> None:
    answer_question(ada, quiz, "words", ["Because."])
    mark_written(ada, quiz, "words", ["0", "1"])
    objective = topic_of(quiz, ada).objectives[0]
    assert (objective.quiz.marked, objective.quiz.complete, objective.quiz.right) == (1, 1, 0)
    assert not objective.evidenced
    answer_question(ada, quiz, "one", [quiz.questions[0]["choices"][0]["key"]])
    objective = topic_of(quiz, ada).objectives[0]
    assert objective.evidenced and (objective.quiz.right, objective.quiz.judged) == (1, 7)
    assert not objective.ticked and not objective.evidence, "a question is no tick and no task"


def test_what_a_question_asks_now_is_what_is_marked(quiz: Quiz, ada: User) -> None:
    answer_question(ada, quiz, "words", ["Because."])
    QuizAnswer.objects.update(version="another")
    assert mark_written(ada, quiz, "words", ["0"]) is None
    assert not ReviewCard.objects.exists()


def test_due_questions_come_the_longest_overdue_first_and_the_next_has_a_date(quiz: Quiz, ada: User) -> None:
    course, now = course_of(quiz), timezone.now()
    assert review_of(course, ada).next is None
    for key, typed in (("five", "5"), ("minus", "-1"), ("number", "0.5")):
        answer_question(ada, quiz, key, [typed])
    assert review_of(course, ada).due == ()
    for key, hours in (("five", -1), ("minus", -2), ("number", 3)):
        ReviewCard.objects.filter(question=key).update(due=now + timedelta(hours=hours))
    review = review_of(course, ada, now=now)
    assert [(each.topic, each.question) for each in review.due] == [("1.1", "minus"), ("1.1", "five")]
    assert (review.next, review.scheduled) == (now + timedelta(hours=3), 3)


def test_what_left_the_curriculum_is_not_asked_nor_counted(quiz: Quiz, ada: User) -> None:
    answer_question(ada, quiz, "five", ["5"])
    answer_question(ada, quiz, "minus", ["-1"])
    become_due()
    quiz.outline = [each for each in quiz.outline if each["id"] != "five"]
    quiz.save()
    assert [each.question for each in review_of(course_of(quiz), ada).due] == ["minus"]
    assert topic_of(quiz, ada).quiz.answered == 1
    Topic.objects.update(retired=True)
    Course.objects.update(stamp="imported anew")
    assert review_of(Course.objects.get(), ada).scheduled == 0


def test_nobody_has_anothers_answers_or_review(quiz: Quiz, ada: User, make_learner: Callable[..., User]) -> None:
    eve = make_learner("eve")
    answer_question(ada, quiz, "five", ["5"])
    become_due()
    assert latest_answers(eve, quiz.topic) == {} and review_of(course_of(quiz), eve).scheduled == 0
    for stranger in (eve, None):
        tally = topic_of(quiz, stranger).quiz
        assert (tally.answered, tally.right, tally.judged, tally.written) == (0, 0, 7, 1)


def test_the_number_of_queries_does_not_grow(
    quiz: Quiz, ada: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    course_report(course_of(quiz), ada)  # the outline is kept from now on
    for count in (0, 8):
        for number in range(count):
            answer_question(ada, quiz, "five", [str(number)])
            answer_question(ada, quiz, "minus", [str(number)])
        touch(ada)
        with django_assert_num_queries(4):
            course_report(course_of(quiz), ada)
        with django_assert_num_queries(1):
            review_of(course_of(quiz), ada)
