"""What the gate tells by reading alone: each mistake with its file and line, and none that wasn't asked for."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from courses.reading import read_course
from grader.gate.choosing import NotThere, choose
from grader.gate.links import Link, links_in, try_links
from grader.gate.tolerances import unexplained
from grader.gate.writing import writing_problems
from tests.courses.a_lesson import FIGURE, LESSON
from tests.courses.a_quiz import QUIZ
from tests.courses.test_reading import EXERCISE, TOPIC, change, folder

__all__ = ["folder"]  # the fixture


def problems(root: Path, *words: str) -> list[str]:
    return [str(problem) for problem in writing_problems(choose(read_course(root), words), root)]


def add(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + text)


def begin_lesson(root: Path, text: str = LESSON) -> None:
    add(root, f"{TOPIC}/lesson.md", text.replace("/topics/4.1/", "/topics/1.1/"))
    add(root, f"{TOPIC}/figures/line.svg", FIGURE)


def test_nothing_is_wrong_with_a_right_course(folder: Path) -> None:
    begin_lesson(folder)
    assert problems(folder) == []


SECOND_TASK = '[[tasks]]\nnumber = 2\ntitle = "Think"\n\n[profile]'
MISTAKES: list[tuple[str, Callable[[Path], None], str]] = [
    (
        "a task without a check",
        lambda root: change(root, f"{EXERCISE}/exercise.toml", "[profile]", SECOND_TASK),
        f"{EXERCISE}/exercise.toml:11: task 2 has no check; write one under @check(…, task=2)",
    ),
    (
        "a check of no task",
        lambda root: add(root, f"{EXERCISE}/checks.py", "\n\n@check('More', task=3)\ndef more(learner, rng): ...\n"),
        f"{EXERCISE}/checks.py:8: more: there is no task 3; the tasks are 1",
    ),
    (
        "an objective that nothing evidences",
        lambda root: add(root, f"{TOPIC}/topic.toml", '[[objectives]]\nid = "1.1.b"\ntext = "Explain"\n'),
        f"{TOPIC}/topic.toml:13: nothing evidences 1.1.b: name it in the objectives of a task, or ask a question",
    ),
    (
        "a title that the topic doesn't promise",
        lambda root: change(root, f"{TOPIC}/topic.toml", "\n\n", '\npractical_exercises = ["Double the number"]\n\n'),
        f"{EXERCISE}/exercise.toml:2: 'Double a number' is no title of topic 1.1; did you mean 'Double the number'?",
    ),
    (
        "a formula that can't be typeset",
        lambda root: add(root, f"{EXERCISE}/prompt.md", "\n$\\frac{1}$\n"),
        f"{EXERCISE}/prompt.md:3: the formula \\frac{{1}} can't be typeset",
    ),
    (
        "a link to no exercise",
        lambda root: add(root, f"{EXERCISE}/hints.md", "\nSee [it](/exercises/treble/).\n"),
        f"{EXERCISE}/hints.md:11: the link /exercises/treble/: there is no exercise treble",
    ),
    (
        "a link to no topic",
        lambda root: add(root, f"{EXERCISE}/solution.md", "\n[there](/topics/9.9/)\n"),
        f"{EXERCISE}/solution.md:3: the link /topics/9.9/: there is no topic 9.9",
    ),
    (
        "a link to no heading of a lesson",
        lambda root: add(root, f"{EXERCISE}/prompt.md", "\n[there](/topics/1.1/lesson/#nowhere)\n"),
        f"{EXERCISE}/prompt.md:3: the link /topics/1.1/lesson/#nowhere: no heading of that lesson has the anchor",
    ),
    (
        "an anchor that the lesson lacks",
        lambda root: add(root, f"{TOPIC}/lesson.md", "\n[back](#arrow)\n"),
        f"{TOPIC}/lesson.md:52: the link #arrow: no heading of that lesson has the anchor {{#arrow}}",
    ),
    (
        "an address that is none",
        lambda root: add(root, f"{TOPIC}/topic.toml", 'address = "www.example.org"\n'),
        f"{TOPIC}/topic.toml:12: the link www.example.org: leads nowhere; links are /topics/4.2/",
    ),
    (
        "a tolerance from nowhere",
        lambda root: add(root, f"{EXERCISE}/checks.py", "def _near(got, want):\n    return abs(got - want) < 1e-6\n"),
        f"{EXERCISE}/checks.py:7: 1e-6 is a tolerance from nowhere: say why in a comment",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("mistake", "says"), [each[1:] for each in MISTAKES], ids=[each[0] for each in MISTAKES])
def test_a_mistake_is_told_with_its_line_and_what_would_be_right(
    folder: Path, mistake: Callable[[Path], None], says: str
) -> None:
    begin_lesson(folder)
    mistake(folder)
    found = problems(folder)
    assert len(found) == 1, found
    assert found[0].startswith(says)


def test_a_question_is_evidence_too_and_a_topic_that_nobody_began_is_held_to_nothing(folder: Path) -> None:
    add(folder, f"{TOPIC}/topic.toml", '[[objectives]]\nid = "1.1.b"\ntext = "Explain"\n')
    head, written, tail = QUIZ.rpartition('kind = "written"\nobjective = "1.1.a"')
    assert written
    add(folder, f"{TOPIC}/quiz.toml", f"{head}{written.replace('1.1.a', '1.1.b')}{tail}")
    objectives = '[[objectives]]\nid = "1.2.a"\ntext = "Later"\n'
    add(folder, "01-foundations/1.2-later/topic.toml", f'title = "Later"\n{objectives}')
    assert problems(folder) == []


def test_links_of_a_quiz_lead_somewhere(folder: Path) -> None:
    add(folder, f"{TOPIC}/quiz.toml", QUIZ.replace("Which are even?", "Which are [even](/topics/9.9/)?"))
    (problem,) = problems(folder)
    line = QUIZ[: QUIZ.index("Which are even?")].count("\n") + 1
    assert problem == f"{TOPIC}/quiz.toml:{line}: the link /topics/9.9/: there is no topic 9.9"


def test_only_what_was_named_is_looked_at(folder: Path) -> None:
    add(folder, f"{EXERCISE}/prompt.md", "\n[there](/topics/9.9/)\n")
    add(folder, "01-foundations/1.2-later/topic.toml", 'title = "Later"\ntitel = "Typo"\n')
    add(folder, "02-more/part.toml", 'number = 2\ntitle = "More"\n')
    add(folder, "02-more/2.1-most/topic.toml", 'title = "Most"\n')
    assert len(problems(folder)) == 2
    assert len(problems(folder, "1")) == 2
    assert [problem.split(":")[0] for problem in problems(folder, "double")] == [f"{EXERCISE}/prompt.md"]
    assert [problem.split(":")[0] for problem in problems(folder, "1.1")] == [f"{EXERCISE}/prompt.md"]
    assert problems(folder, "2") == problems(folder, "2.1") == []
    change(folder, "02-more/2.1-most/topic.toml", "title", "titel")
    assert {problem.split(":")[0] for problem in problems(folder, "2")} == {"02-more/2.1-most/topic.toml"}
    with pytest.raises(NotThere, match=r"exercise 2\.1.*Parts of the course can't be read"):
        choose(read_course(folder), ["2.1"])


def test_a_name_that_is_not_there_is_told_with_what_was_meant(folder: Path) -> None:
    with pytest.raises(NotThere, match="no part, topic or exercise duoble; did you mean double"):
        choose(read_course(folder), ["duoble"])


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        ("expect(x).close_to(y)", True),
        ("expect(x).close_to(y, rtol=0, atol=0)", True),
        ("expect(x).close_to(y, rtol=1e-3)", False),
        ("expect(x).close_to(y, rtol=1e-4, atol=1e-5)", True),
        ("expect(x).close_to(y, rtol=1e-4, atol=1e-4)", False),
        ("expect(x).close_to(y, rtol=1e-3)  # the series is cut after ten terms", True),
        ("# the series is cut after ten terms\n    expect(x).close_to(y, rtol=1e-3)", True),
        ("expect(x).close_to(y, rtol=KNOWN)", True),
        ("expect(x).close_to(y, rtol=BARE)", False),
        ("expect(count).at_least(14)", True),
        ("expect(accuracy).at_least(0.9)", False),
        ("expect(probability).between(0.0, 1.0)", True),
        ("better_than(score, 0.5, margin=0.1)", False),
        ("better_than(score, 0.0, margin=KNOWN)", True),
        ("loss_falls(losses, to=0.1)", False),
        ("within_standard_errors(draws, 0)", True),
        ("learner.compress(image, k=3)", True),
        ("if error > 1e-9:\n        pass  # something else", False),
        ("share = rng.random(3) < 0.5", True),
    ],
)
def test_a_bar_that_decides_who_passes_has_its_reason_beside_it(line: str, explained: bool) -> None:
    source = f"KNOWN = 0.5  # half of what the reference reaches\nBARE = 0.5\n\ndef works(learner, rng):\n    {line}\n"
    assert (not list(unexplained(source))) is explained
    assert list(unexplained(source, "The bar of `works` comes from 100 runs.")) == []


def test_links_in_code_and_formulas_are_none() -> None:
    text = "One [a](x) and `[b](y)`.\n\n```python\n[c](z)\n```\n\n$[d](w)$ ![e](figures/e.svg) [f](v)\n"
    assert [(link.to, link.line) for link in links_in(text, "prompt.md")] == [("x", 1), ("v", 7)]


@pytest.fixture
def address() -> Iterator[str]:
    """Of a site that has one page and forbids another."""

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response({"/": 200, "/closed": 403}.get(self.path, 404))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing to say."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_addresses_outside_are_tried_when_asked_to(address: str) -> None:
    pages = ["/", "/closed", "/gone"]
    links = [Link(f"{address}{page}", "topic.toml", line) for line, page in enumerate(pages, start=1)]
    assert [str(problem) for problem in try_links([*links, Link("/topics/1.1/", "topic.toml", 9)])] == [
        f"topic.toml:3: the link {address}/gone: its host answers 404"
    ]
