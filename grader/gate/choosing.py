"""Which part of a course a run of the gate looks at: everything, or parts, topics and exercises by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from courses.contents import ExerciseContent, PartContent, Problem, Reading, TopicContent


class NotThere(ValueError):
    """Nothing of the course has this name. The message says what was perhaps meant."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A reading cut down to what was asked for. `topics` are those whose own rules count, not just an exercise's."""

    reading: Reading
    whole: Reading  # uncut: where links may lead
    topics: tuple[TopicContent, ...]
    exercises: tuple[ExerciseContent, ...]

    def folder(self, key: str) -> str:
        """Of an exercise or a topic, below the course's folder."""
        return self.whole.folders[key]


def choose(reading: Reading, words: Sequence[str]) -> Chosen:
    """What the words name: "1" a part, "1.1" a topic, else an exercise's id; no word is everything. Raises NotThere."""
    parts = reading.course.parts if reading.course else ()
    for word in words:
        _must_be_there(word, parts, reading)
    named = set(words)
    cut = [_cut(part, named) for part in parts]
    topics = tuple(
        topic for part in parts for topic in part.topics if not named or named & {str(part.number), topic.key}
    )
    exercises = tuple(each for part in cut for topic in part.topics for each in topic.exercises)
    course = replace(reading.course, parts=tuple(cut)) if reading.course else None
    kept = replace(reading, course=course, problems=_problems(reading, named, parts))
    return Chosen(kept, reading, topics, exercises)


def _must_be_there(word: str, parts: Sequence[PartContent], reading: Reading) -> None:
    there = {str(part.number) for part in parts} | set(reading.folders)
    if word in there:
        return
    close = get_close_matches(word, sorted(there), 3, 0.5)
    meant = f"; did you mean {' or '.join(close)}?" if close else ""
    broken = (
        "" if reading.whole else " Parts of the course can't be read: `manage.py load_curriculum --check` says why."
    )
    raise NotThere(f"The course has no part, topic or exercise {word}{meant}{broken}")


def _cut(part: PartContent, named: set[str]) -> PartContent:
    if not named or str(part.number) in named:
        return part
    return replace(part, topics=tuple(topic for topic in (_cut_topic(each, named) for each in part.topics) if topic))


def _cut_topic(topic: TopicContent, named: set[str]) -> TopicContent | None:
    """The topic with the exercises that were named and without its lesson, if not the topic itself was named."""
    if topic.key in named:
        return topic
    exercises = tuple(each for each in topic.exercises if each.id in named)
    return replace(topic, exercises=exercises, lesson=None) if exercises else None


def _problems(reading: Reading, named: set[str], parts: Sequence[PartContent]) -> tuple[Problem, ...]:
    """Those in the folders of what was named; of a whole part all in its folder, unreadable topics included."""
    if not named:
        return reading.problems
    folders = [reading.folders[key] for key in named if key in reading.folders]
    folders += [
        reading.folders[topic.key].split("/")[0] for part in parts if str(part.number) in named for topic in part.topics
    ]
    return tuple(problem for problem in reading.problems if _is_below(problem.file, folders, named))


def _is_below(file: str, folders: Sequence[str], named: set[str]) -> bool:
    """Below one of the folders, or in one that bears a named number: no topic of that part may be readable."""
    number = re.match(r"0*(\d+)", file)
    return any(file.startswith(f"{each}/") for each in folders) or bool(number and number[1] in named)
