"""Whether links lead somewhere: within the course by looking, outside by their form, or by trying when asked to."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from courses.contents import (
    CourseContent,
    ExerciseContent,
    LessonContent,
    Passage,
    Problem,
    Question,
    QuizContent,
    TopicContent,
)
from courses.rendering_lessons import lesson_page
from grader.gate.places import line_of_key

TRYING_S = 15.0
TRYING_AT_ONCE = 8

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<to>[^)\s]*)[^)]*\)")
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)", re.DOTALL | re.M
)
_TOPIC = re.compile(r"/topics/(?P<key>[\d.]+)/(?:quiz/|(?P<lesson>lesson/))?(#(?P<anchor>[\w-]+))?")
_EXERCISE = re.compile(r"/exercises/(?P<id>[a-z0-9-]+)/")
_OUTSIDE = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?(/[^\s]*)?")
_FORMS = "links are /topics/4.2/, /topics/4.2/lesson/#anchor, /exercises/its-id/, #anchor or https://…"


@dataclass(frozen=True, slots=True)
class Link:
    """One link, and where it stands."""

    to: str
    file: str
    line: int

    def problem(self, message: str) -> Problem:
        return Problem(self.file, self.line, f"the link {self.to}: {message}")


class Targets:
    """What there is to link to in a course."""

    def __init__(self, course: CourseContent, folders: Mapping[str, str]) -> None:
        topics = [topic for part in course.parts for topic in part.topics]
        self._lessons = {topic.key: topic.lesson for topic in topics}
        # Folders know broken exercises too: they are still on the site, in their last good version.
        self._exercises = {key for key, folder in folders.items() if "/exercises/" in folder}
        self._anchors: dict[str, set[str]] = {}

    def problem(self, link: Link, *, topic: str = "") -> Problem | None:
        """`topic` is that of the lesson which the link is in; elsewhere there is nothing that #anchor could mean."""
        if link.to.startswith("#"):
            return self._anchored(link, topic, link.to[1:])
        if found := _TOPIC.fullmatch(link.to):
            return self._to_topic(link, found)
        if found := _EXERCISE.fullmatch(link.to):
            return None if found["id"] in self._exercises else link.problem(f"there is no exercise {found['id']}")
        return None if _OUTSIDE.fullmatch(link.to) else link.problem(f"leads nowhere; {_FORMS}")

    def _to_topic(self, link: Link, found: re.Match[str]) -> Problem | None:
        if found["key"] not in self._lessons:
            return link.problem(f"there is no topic {found['key']}")
        if found["lesson"] and self._lessons[found["key"]] is None:
            return link.problem(f"topic {found['key']} has no lesson that can be read")
        return self._anchored(link, found["key"], found["anchor"]) if found["anchor"] and found["lesson"] else None

    def _anchored(self, link: Link, topic: str, anchor: str) -> Problem | None:
        lesson = self._lessons.get(topic)
        if lesson is None:
            return link.problem("there are no anchors here; link to a lesson: /topics/4.2/lesson/#anchor")
        if topic not in self._anchors:
            self._anchors[topic] = _anchors(lesson)
        if anchor in self._anchors[topic]:
            return None
        return link.problem(f"no heading of that lesson has the anchor {{#{anchor}}}")


def lesson_links(lesson: LessonContent, name: str) -> Iterator[Link]:
    for block in lesson.blocks:
        text, line = (
            (block.text, block.line) if isinstance(block, Passage) else (block.because or "", block.because_line)
        )
        yield from links_in(text, f"{name}/lesson.md", first_line=line)


def quiz_links(quiz: QuizContent, name: str) -> Iterator[Link]:
    for question in quiz.questions:
        for passage in _passages(question):
            yield from links_in(passage.text, f"{name}/quiz.toml", first_line=passage.line)


def exercise_links(content: ExerciseContent, folder: Path, name: str) -> Iterator[Link]:
    for file in ("prompt.md", "hints.md", "solution.md"):
        if (folder / file).is_file():
            yield from links_in((folder / file).read_text(encoding="utf-8"), f"{name}/{file}")
    for wrong in content.wrong:
        for link in links_in(wrong["misconception"], f"{name}/wrong/{wrong['name']}.py"):
            yield Link(link.to, link.file, 1)


def resource_links(topic: TopicContent, folder: Path, name: str) -> Iterator[Link]:
    for resource in topic.resources:
        if address := resource["address"]:
            yield Link(address, f"{name}/topic.toml", line_of_key(folder / "topic.toml", "address", address))


def links_in(text: str, file: str, *, first_line: int = 1) -> Iterator[Link]:
    """Links of a Markdown text, those in code and formulas excepted, which are none."""
    bare = _FORMULA.sub(_blank, _CODE.sub(_blank, text))
    for found in _LINK.finditer(bare):
        yield Link(found["to"], file, first_line + bare.count("\n", 0, found.start()))


def try_links(links: Iterable[Link]) -> list[Problem]:
    """Ask for every address outside, each once; the problems of those that don't answer."""
    outside: dict[str, Link] = {}
    for link in links:
        if _OUTSIDE.fullmatch(link.to):
            outside.setdefault(link.to, link)
    with ThreadPoolExecutor(TRYING_AT_ONCE) as threads:
        answers = threads.map(_try, outside)
        return [link.problem(why) for link, why in zip(outside.values(), answers, strict=True) if why]


def _try(address: str) -> str:
    """Why the address can't be had; empty when it can, or when its host merely refuses programs."""
    request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (learning hub: link check)"})  # noqa: S310  # http or https by their form
    try:
        with urllib.request.urlopen(request, timeout=TRYING_S):  # noqa: S310
            return ""
    except urllib.error.HTTPError as refused:
        refused.close()
        return "" if refused.code in (401, 403, 405, 429) else f"its host answers {refused.code}"
    except (OSError, ValueError) as silent:
        return f"nothing answers ({getattr(silent, 'reason', silent)})"


def _passages(question: Question) -> Iterator[Passage]:
    yield question.prompt
    for choice in question.choices:
        yield from (choice.text, choice.feedback)
    yield from (mistake.feedback for mistake in question.mistakes)
    yield from filter(None, (question.explanation, question.model))
    yield from question.criteria


def _anchors(lesson: LessonContent) -> set[str]:
    page = lesson_page(lesson, name="", problems=[])
    return {heading["id"] for heading in page["headings"]} if page else set()


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
