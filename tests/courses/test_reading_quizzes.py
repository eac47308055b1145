"""Reading and storing quizzes: what is right is stored, what is wrong is told with its line and loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.contents import QuizContent
from courses.importing import check_curriculum, import_curriculum
from courses.models import Exercise, Quiz, QuizAnswer, Topic, User
from courses.reading import read_course
from tests.courses.a_quiz import QUIZ
from tests.courses.test_reading import TOPIC, change, folder

__all__ = ["folder"]  # the fixture

NAME = f"{TOPIC}/quiz.toml"


@pytest.fixture
def quiz(folder: Path) -> Path:
    """The curriculum of the other tests, with a quiz."""
    (folder / NAME).write_text(QUIZ)
    return folder


def read(folder: Path) -> QuizContent:
    reading = read_course(folder)
    assert reading.problems == () and reading.course is not None
    content = reading.course.parts[0].topics[0].quiz
    assert content is not None
    return content


def test_a_right_quiz_is_read_whole(quiz: Path) -> None:
    questions = {question.id: question for question in read(quiz).questions}
    assert list(questions) == ["one", "many", "number", "word", "shape", "words", "five", "minus"]
    one, number, shape = questions["one"], questions["number"], questions["shape"]
    assert [(choice.text.text, choice.right) for choice in one.choices] == [
        ("$2$", True), ("$1$", False), ("$11$", False),
    ]  # fmt: skip
    lines = QUIZ.split("\n")
    assert lines[one.choices[1].feedback.line - 1] == 'feedback = "SECRET: that is only one of both."'
    assert (number.answer, number.tolerance, number.mistakes[0].answers) == (0.5, 0.01, (2.0,))
    assert questions["word"].mistakes[0].answers == ("np.prod", "prod")
    assert (shape.code, shape.answer) == ("result = np.zeros((3, 4))", (3, 4))
    assert questions["minus"].answer == -1
    assert questions["words"].criteria[0].text == "SECRET: says because"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('id = "one"', 'id = "One!"', "2: id = 'One!' must be lower-case words"),
        ('id = "many"', 'id = "one"', "23: id one is taken by a question above"),
        ('id = "many"', "", "22: id is missing"),
        ('kind = "single"', 'kind = "singel"', "3: kind = 'singel' is unknown; it can be single, multiple"),
        ('objective = "1.1.a"', 'objective = "1.1.z"', "4: objective = '1.1.z' is none of the topic's: 1.1.a"),
        ('prompt = "What is $1 + 1$?"', 'promt = "?"', "5: unknown key promt; did you mean prompt?"),
        ('prompt = "What is $1 + 1$?"', 'prompt = ""', "5: prompt is empty"),
        ('prompt = "Why?"', "prompt = Why", "88: not TOML"),
        ("right = false", "right = true", "1: 2 choices are right; in a question of the kind single"),
        ("right = true", "right = false", "1: 0 choices are right; in a question of the kind single"),
        ("right = true", "", "7: right is missing; it must be true or false"),
        ("SECRET: one is left over here.", "Wrong.", "36: feedback says why, in 5 words or more"),
        ('text = "four"', 'text = "two"', "22: two choices have the same text"),
        ("right = false\nfeedback = \"SECRET: one is", "right = true\nfeedback = \"SECRET: one is",
         "22: at least one choice must be right and at least one wrong"),
        ("tolerance = 0.01", "tolerance = 0", "49: tolerance = 0 must be above 0"),
        ("answer = 0.5", "answer = nan", "48: answer = nan is no number to work with"),
        ("answer = 0.5", "answer = 1" + "0" * 400, "48: answer = 1000"),
        ("tolerance = 0.01", "tolerance = inf", "49: tolerance = inf must be above 0"),
        ('id = "one"', f'id = "{"o" * 101}"', "2: id = 'ooo"),
        ('proof = "print(1 / 2)"', 'proof = "\\u0000"', "50: proof is not Python"),
        ("answer = 0.5", 'answer = "half"', "48: answer must be a number"),
        ("answer = 2\n", "answer = 0.515\n", "54: answer = 0.515 is within twice the tolerance"),
        ('proof = "print(1 / 2)"', 'proof = "print(1 /"', "50: proof is not Python"),
        ('proof = "print(1 / 2)"\n', "", "43: proof is missing"),
        ('accepted = ["np.sum", "SecretSum"]', "accepted = []", "62: accepted must be a list of texts, none empty"),
        ('"np.prod", "prod"', '"np.prod", "`Np.Sum`."', "66: answers has '`Np.Sum`.', which is accepted as right"),
        ("answer = [3, 4]", "answer = [3, -4]", "77: answer must be a list of whole numbers from 0"),
        ("answer = [4, 3]", "answer = [3, 4]", "81: answer is the right one"),
        ("result = np.zeros", "results = np.zeros", "74: code must end by assigning result"),
        ("result = np.zeros((3, 4))", "result = np.zeros((3, 4)", "74: code is not Python"),
        ('model = "SECRET: because."', "", "84: model is missing"),
        ('criteria = ["SECRET: says because", "SECRET: says nothing else"]', 'criteria = [" "]',
         "90: criteria must be a list of texts, none empty"),
        ('explanation = "SECRET: five."', 'explanation = "SECRET: five."\naccepted = ["5"]',
         "101: unknown key accepted"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_the_topic_stays(quiz: Path, before: str, after: str, says: str) -> None:
    change(quiz, NAME, before, after)
    reading = read_course(quiz)
    assert any(str(problem).startswith(f"{NAME}:{says}") for problem in reading.problems), reading.problems
    assert reading.whole and reading.course is not None
    topic = reading.course.parts[0].topics[0]
    assert topic.quiz is None and topic.quiz_broken
    assert [exercise.id for exercise in topic.exercises] == ["double"]


def test_what_only_the_whole_can_miss_is_told(quiz: Path) -> None:
    (quiz / NAME).write_text(QUIZ[: QUIZ.index('[[questions]]\nid = "words"')])
    change(quiz, f"{TOPIC}/topic.toml", 'text = "Compute"', 'text = "Explain it"')
    change(
        quiz, f"{TOPIC}/topic.toml", "[[objectives]]", '[[objectives]]\nid = "1.1.b"\ntext = "More"\n\n[[objectives]]'
    )
    said = [problem.message for problem in read_course(quiz).problems]
    assert said == [
        "the quiz has 5 questions; it needs 8 or more",
        "no question is of the kind written; a quiz asks in every way",
        "no question asks for the objective 1.1.b",
        "objective 1.1.a is to be shown in one's own words; it wants a written question",
    ]


@pytest.mark.django_db
def test_an_import_stores_it_rendered_without_its_proofs(quiz: Path) -> None:
    assert import_curriculum(quiz).problems == []
    stored = Quiz.objects.get()
    assert stored.outline[0] == {"id": "one", "kind": "single", "objective": "1.1.a"}
    one, shape = stored.questions[0], stored.questions[4]
    assert "katex" in one["prompt_html"] and "katex" in one["choices"][0]["html"]
    assert not one["choices"][0]["html"].startswith("<p>"), "it stands in a label"
    assert "highlight" in shape["code_html"]
    assert "print(1 / 2)" not in str(stored.questions)


@pytest.mark.django_db
def test_importing_again_writes_nothing(quiz: Path) -> None:
    import_curriculum(quiz)
    with CaptureQueriesContext(connection) as queries:
        import_curriculum(quiz)
    written = [query["sql"] for query in queries if "courses_quiz" in query["sql"] and "SELECT" not in query["sql"]]
    assert written == []


@pytest.mark.django_db
def test_a_broken_quiz_keeps_its_last_good_version(quiz: Path) -> None:
    import_curriculum(quiz)
    change(quiz, NAME, "right = true", "right = 1")
    assert import_curriculum(quiz).problems != []
    assert len(Quiz.objects.get().questions) == 8
    (quiz / NAME).write_text(QUIZ.replace("Why?", "Why not?"))
    import_curriculum(quiz)
    assert "Why not?" in Quiz.objects.get().questions[5]["prompt_html"]


@pytest.mark.django_db
def test_a_formula_that_can_not_be_typeset_is_told_with_its_line(quiz: Path) -> None:
    change(quiz, NAME, "SECRET: $1 / 2$.", "SECRET: $\\\\frac{1}$.")
    for imported in (check_curriculum(quiz), import_curriculum(quiz)):
        assert str(imported.problems[0]).startswith(f"{NAME}:51: the formula \\frac{{1}}")
    assert not Quiz.objects.exists()
    assert Exercise.objects.exists()


@pytest.mark.django_db
def test_a_quiz_that_is_gone_is_gone_and_answers_stay(quiz: Path, make_learner: Callable[..., User]) -> None:
    import_curriculum(quiz)
    QuizAnswer.objects.create(
        learner=make_learner(), topic=Topic.objects.get(), question="one", number=1, version="v", given={},
        right=True, share=1, at=timezone.now(),
    )  # fmt: skip
    (quiz / NAME).unlink()
    assert import_curriculum(quiz).problems == []
    assert not Quiz.objects.exists() and QuizAnswer.objects.exists()


def test_corrected_words_make_no_new_version_of_a_question_and_another_answer_does(quiz: Path) -> None:
    def versions() -> dict[str, str]:
        return {question.id: question.version for question in read(quiz).questions}

    first = versions()
    change(quiz, NAME, "What is a half?", "What is one half?")
    change(quiz, NAME, "one and one more is two", "one and one make up two")
    assert versions() == first
    change(quiz, NAME, "answer = 5", "answer = 6")
    assert {key for key, version in versions().items() if version != first[key]} == {"five"}
