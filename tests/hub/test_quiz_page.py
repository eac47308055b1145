"""/topics/<id>/quiz/: asked without telling, answered with and without scripts, each learner's own; its evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from courses.contents import Problem
from courses.importing_quizzes import QuizStore
from courses.models import Course, Exercise, ObjectiveTick, Quiz, QuizAnswer, Topic, User
from courses.reading_quizzes import read_quiz
from tests.courses.a_quiz import QUIZ
from tests.hub.asking import FRAGMENT, JSON
from tests.hub.conftest import signed_in

PAGE = "/topics/1.1/quiz/"
OBJECTIVES = [{"id": "1.1.a", "text": "Compute"}]
TELLING = ("SECRET", "SecretSum", "0.01", "np.sum", "data-right", "choice-told")


@pytest.fixture
def quiz(exercise: Exercise, tmp_path_factory: pytest.TempPathFactory) -> Quiz:
    """Topic 1.1 with a small quiz, stored as an import does it."""
    return stored_quiz(exercise.topic, tmp_path_factory.mktemp("topic"))


def stored_quiz(topic: Topic, folder: Path) -> Quiz:
    topic.content = {"objectives": OBJECTIVES}
    topic.save()
    (folder / "quiz.toml").write_text(QUIZ)
    problems: list[Problem] = []
    content = read_quiz(folder, name="topic", objectives=OBJECTIVES, problems=problems)
    assert content is not None, problems
    QuizStore(problems).keep(topic, content, "topic/quiz.toml")
    return Quiz.objects.get(topic=topic)


def choice(quiz: Quiz, question: str, number: int) -> str:
    found = quiz.question(question)
    assert found is not None
    return str(found["choices"][number]["key"])


def section(html: str, question: str) -> str:
    """The part of a page that belongs to one question."""
    return html.partition(f'id="question-{question}"')[2].partition("</section>")[0]


def test_who_has_not_answered_finds_no_answer_anywhere_in_the_page(visitor: Client, as_ada: Client, quiz: Quiz) -> None:
    assert "SECRET" in str(quiz.questions), "there is something to tell"
    for client, path in ((visitor, PAGE), (as_ada, PAGE), (as_ada, f"{PAGE}?again=one"), (as_ada, "/topics/1.1/")):
        html = client.get(path).content.decode()
        assert not [word for word in TELLING if word in html], path
    handed = as_ada.get(PAGE).context["questions"]
    assert "SECRET" not in str(handed) and "'right'" not in str(handed), "templates have nothing to tell"
    fragment = as_ada.get(f"{PAGE}?again=words", headers=FRAGMENT).content.decode()
    assert "Why?" in fragment and not [word for word in TELLING if word in fragment]


def test_an_answer_tells_of_its_own_question_only(as_ada: Client, quiz: Quiz) -> None:
    as_ada.post(f"{PAGE}number/", {"answer": "2"})
    html = as_ada.get(PAGE).content.decode()
    told = section(html, "number")
    assert "Not right" in told and "that is the double" in told and "SECRET: <span" in told
    assert "SECRET" not in html.replace(told, "")
    unread = as_ada.post(f"{PAGE}five/", {"answer": "?"}).content.decode()
    assert "SECRET" not in section(unread, "five")


def test_a_visitor_reads_the_questions_and_is_asked_to_sign_in(visitor: Client, quiz: Quiz) -> None:
    html = visitor.get(PAGE).content.decode()
    assert "What is a half?" in html and "three" in section(html, "many")
    assert 'name="answer"' not in html and "/accounts/login/?next=/topics/1.1/quiz/" in html
    assert visitor.post(f"{PAGE}five/", {"answer": "5"})["Location"] == f"/accounts/login/?next={PAGE}"
    assert visitor.post(f"{PAGE}words/marks/")["Location"] == f"/accounts/login/?next={PAGE}"
    assert visitor.post(f"{PAGE}five/", {"answer": "5"}, headers=FRAGMENT).status_code == 401
    assert visitor.post(f"{PAGE}five/", {"answer": "5"}, headers=JSON).status_code == 401
    assert not QuizAnswer.objects.exists()


def test_without_scripts_an_answer_leads_back_to_its_question(as_ada: Client, ada: User, quiz: Quiz) -> None:
    answer = as_ada.post(f"{PAGE}one/", {"answer": choice(quiz, "one", 1)})
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}#question-one")
    told = section(as_ada.get(PAGE).content.decode(), "one")
    assert "Not right" in told and "that is only one of both" in told and "You chose this" in told
    assert 'name="answer"' not in told
    again = section(as_ada.get(f"{PAGE}?again=one").content.decode(), "one")
    assert again.count('type="radio"') == 3 and "SECRET" not in again and " checked" not in again
    as_ada.post(f"{PAGE}one/", {"answer": choice(quiz, "one", 0)})
    assert "Right" in section(as_ada.get(PAGE).content.decode(), "one")
    assert [row.learner for row in QuizAnswer.objects.all()] == [ada, ada]


def test_a_script_gets_the_question_and_the_summary_as_they_are_now(as_ada: Client, quiz: Quiz) -> None:
    answer = as_ada.post(f"{PAGE}five/", {"answer": "10/2"}, headers=FRAGMENT)
    html = answer.content.decode()
    assert "<html" not in html and html.lstrip().startswith('<section class="question" id="question-five"')
    assert "Right" in html and "(read as 5)" in html
    assert re.search(r'id="quiz-summary"[^>]* data-elsewhere', html) and "<strong>1</strong> of 8" in html
    again = as_ada.get(f"{PAGE}?again=five", headers=FRAGMENT)
    assert 'name="answer"' in again.content.decode() and again["Cache-Control"] == "no-store"


def test_what_can_not_be_read_says_why_and_keeps_what_was_typed(as_ada: Client, quiz: Quiz) -> None:
    page = as_ada.post(f"{PAGE}number/", {"answer": "<nan>"})
    assert page.status_code == 400
    fragment = as_ada.post(f"{PAGE}number/", {"answer": "<nan>"}, headers=FRAGMENT)
    assert fragment.status_code == 200
    for html in (page.content.decode(), fragment.content.decode()):
        told = section(html, "number")
        assert "no number that can be read" in told and 'value="&lt;nan&gt;"' in told and 'role="alert"' in told
    two = [choice(quiz, "one", 0), choice(quiz, "one", 1)]
    told = section(as_ada.post(f"{PAGE}one/", {"answer": two}).content.decode(), "one")
    assert "Only one can be chosen" in told
    assert "Nothing is chosen" in as_ada.post(f"{PAGE}many/").content.decode()
    assert not QuizAnswer.objects.exists()


def test_several_choices_each_have_their_word(as_ada: Client, quiz: Quiz) -> None:
    as_ada.post(f"{PAGE}many/", {"answer": [choice(quiz, "many", 0), choice(quiz, "many", 1)]})
    told = section(as_ada.get(PAGE).content.decode(), "many")
    assert "Not quite" in told and "1 of 3 choices are as they should be" in told
    assert told.count("SECRET") == 3 and told.count("You chose this") == 2


def test_a_written_answer_shows_its_model_and_is_marked_by_its_writer(as_ada: Client, quiz: Quiz) -> None:
    as_ada.post(f"{PAGE}words/", {"answer": "Because <b>so</b>."})
    told = section(as_ada.get(PAGE).content.decode(), "words")
    assert "SECRET: because" in told and "Because &lt;b&gt;so" in told and told.count('name="met"') == 2
    back = as_ada.post(f"{PAGE}words/marks/", {"met": ["0"]})
    assert back["Location"] == f"{PAGE}#question-words"
    told = section(as_ada.get(PAGE).content.decode(), "words")
    assert "Self-marked" in told and "1 of 2 points met, by your own mark" in told and 'name="met"' not in told
    topic = as_ada.get("/topics/1.1/").content.decode()
    assert "Self-marked: 0 of 1 written answer complete" in topic and "Evidence" not in topic


def test_right_answers_are_evidence_beside_the_tick(as_ada: Client, as_eve: Client, ada: User, quiz: Quiz) -> None:
    for key, typed in (("five", "5"), ("minus", "-1"), ("number", "7")):
        as_ada.post(f"{PAGE}{key}/", {"answer": typed})
    html = as_ada.get("/topics/1.1/").content.decode()
    assert "Evidence: 2 of 7 questions right in the" in html and "0 of 1 ticked, 1 evidenced" in html
    assert "2 of 7 right, 5 still open" in html
    assert not ObjectiveTick.objects.exists()
    progress = as_ada.get("/progress/")
    assert [(each.name, each.count, each.of) for each in progress.context["figures"]][-1] == ("Questions right", 2, 7)
    assert f'<a href="{PAGE}">2 of 7</a>' in progress.content.decode()
    assert "Evidence:" not in as_eve.get("/topics/1.1/").content.decode()


def test_everywhere_that_leads_there(visitor: Client, as_ada: Client, quiz: Quiz) -> None:
    Course.objects.update(content={"weekly": [], "weeks": [{"number": 1, "topics": ["1.1"], "text": ""}]})
    for client in (visitor, as_ada):
        for path in ("/topics/1.1/", "/weeks/1/"):
            assert f'href="{PAGE}"' in client.get(path).content.decode(), path
    assert 'href="/review/"' in as_ada.get("/").content.decode()
    assert 'href="/review/"' not in visitor.get("/").content.decode()


def test_answers_are_ones_own(as_ada: Client, as_eve: Client, quiz: Quiz) -> None:
    as_ada.post(f"{PAGE}words/", {"answer": "Ada's thoughts"})
    html = as_eve.get(PAGE).content.decode()
    assert "thoughts" not in html and "SECRET" not in html
    as_eve.post(f"{PAGE}words/marks/", {"met": ["0", "1"]})
    assert QuizAnswer.objects.get().share is None, "nobody marks for another"


def test_choices_change_places_from_one_time_to_the_next(as_ada: Client, quiz: Quiz) -> None:
    orders = set()
    for number in range(8):
        html = section(as_ada.get(f"{PAGE}?again=one").content.decode(), "one")
        orders.add(tuple(re.findall(r'value="(\w{8})"', html)))
        as_ada.post(f"{PAGE}one/", {"answer": choice(quiz, "one", number % 3)})
    assert len(orders) > 1 and {len(order) for order in orders} == {3}


def test_a_question_that_changed_is_asked_again_and_the_old_answer_counts_until_then(
    as_ada: Client, quiz: Quiz
) -> None:
    as_ada.post(f"{PAGE}five/", {"answer": "5"})
    quiz.questions[6]["version"] = "another"
    quiz.save()
    told = section(as_ada.get(PAGE).content.decode(), "five")
    assert "has changed since you answered" in told and 'name="answer"' in told and "SECRET" not in told
    assert "1 of 7 right" in as_ada.get("/topics/1.1/").content.decode()


def test_wrong_method_wrong_id_and_no_token(as_ada: Client, visitor: Client, ada: User, quiz: Quiz) -> None:
    assert as_ada.post(PAGE).status_code == 405
    assert as_ada.get(f"{PAGE}five/").status_code == 405 and as_ada.get(f"{PAGE}words/marks/").status_code == 405
    for path in (f"{PAGE}six/", f"{PAGE}six/marks/", "/topics/9.9/quiz/five/", "/courses/none/topics/1.1/quiz/five/"):
        assert as_ada.post(path, {"answer": "5"}).status_code == 404, path
    assert as_ada.get(f"{PAGE}?again=six", headers=FRAGMENT).status_code == 404
    assert as_ada.get(f"{PAGE}?again=six").status_code == 200
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(f"{PAGE}five/", {"answer": "5"}).status_code == 403
    assert not QuizAnswer.objects.exists()
    Topic.objects.update(retired=True)
    assert visitor.get(PAGE).status_code == 404


def test_a_topic_without_a_quiz_has_no_link_and_no_page(as_ada: Client, exercise: Exercise) -> None:
    assert PAGE not in as_ada.get("/topics/1.1/").content.decode()
    assert as_ada.get(PAGE).status_code == 404


def test_where_reading_wants_an_account_quizzes_do_too(visitor: Client, quiz: Quiz, settings: Settings) -> None:
    settings.READ_WITHOUT_ACCOUNT = False
    assert visitor.get(PAGE).status_code == 302


def test_a_quiz_of_another_course_has_addresses_of_its_own(as_ada: Client, quiz: Quiz) -> None:
    Course.objects.update(at_root=False)
    page = f"/courses/course{PAGE}"
    assert f'action="{page}five/"' in as_ada.get(page).content.decode()
    assert as_ada.post(f"{page}five/", {"answer": "5"})["Location"] == f"{page}#question-five"
    assert visitor_location(page) == f"/accounts/login/?next={page}"


def visitor_location(page: str) -> str:
    return str(Client().post(f"{page}five/", {"answer": "5"})["Location"])


def test_a_fixed_handful_of_queries(
    as_ada: Client, quiz: Quiz, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (0, 6):
        for number in range(count):
            as_ada.post(f"{PAGE}five/", {"answer": str(number)})
            as_ada.post(f"{PAGE}minus/", {"answer": str(number)})
        with django_assert_max_num_queries(11):
            as_ada.get(PAGE)


def test_another_learner_answers_the_same_question(as_ada: Client, as_eve: Client, quiz: Quiz) -> None:
    for client in (as_ada, as_eve):
        client.post(f"{PAGE}five/", {"answer": "5"})
    assert sorted(QuizAnswer.objects.values_list("number", flat=True)) == [1, 1]
    assert signed_in(User.objects.get(username="eve")).get(PAGE).status_code == 200
