"""The weeks of a course: which topics belong to each, the boxes a learner ticks, and which week is theirs.

No calendar: pacing is the learner's. Their week is where their work or their ticks have come to.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from courses.models import Course, User, WeekTick
from courses.reports import CourseReport, TopicReport


@dataclass(frozen=True, slots=True)
class Box:
    id: str
    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Week:
    number: int
    of: int  # how many weeks the course has
    text: str  # what the week is for, where it has no topics
    topics: tuple[TopicReport, ...]
    boxes: tuple[Box, ...]

    @property
    def done(self) -> bool:
        return all(box.ticked for box in self.boxes)


def week_of(course: Course, report: CourseReport, learner: User | None, number: int | None = None) -> Week | None:
    """The week of that number, or the learner's own; None where there is no such week. One query for a learner."""
    ticks = (
        set(WeekTick.objects.filter(course=course, learner=learner).values_list("week", "box")) if learner else set()
    )
    weeks = {each["number"]: each for each in course.content.get("weeks", ())}
    if number is None:
        number = _own(course, report, ticks)
    if number not in weeks:
        return None
    found = weeks[number]
    return Week(
        number=number,
        of=len(weeks),
        text=found["text"],
        topics=tuple(topic for topic in map(report.topic, found["topics"]) if topic),
        boxes=tuple(
            Box(box["id"], box["text"], (number, box["id"]) in ticks) for box in course.content.get("weekly", ())
        ),
    )


def _own(course: Course, report: CourseReport, ticks: Collection[tuple[int, str]]) -> int:
    """The later of two: the week of the last ticks (the one after it, once all its boxes are ticked), and the first
    week of the topic last worked in."""
    weeks = course.content.get("weeks", ())
    by_work = next((week["number"] for week in weeks if report.last_topic in week["topics"]), 1)
    by_ticks = max((week for week, _ in ticks), default=1)
    boxes = {box["id"] for box in course.content.get("weekly", ())}
    if boxes and all((by_ticks, box) in ticks for box in boxes):
        by_ticks += 1
    return min(max(by_work, by_ticks), len(weeks))
