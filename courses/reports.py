"""How far one learner is in a course, in a fixed number of queries: parts, topics, objectives, exercises, resources.

What a learner ticked is their own word; evidence comes from tasks they passed and quiz questions they answered right.
A report holds both side by side and never one for the other. Pages, plan and API read reports; nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

from courses.keeping import Kept
from courses.models import Course, Exercise, ExerciseProgress, ObjectiveTick, ResourceSeen, Topic, User
from courses.outline import Outline, outline_of
from courses.reports_quizzes import Answers, QuizTally, answers_of, tally

PLANNED, NEW, STARTED, PASSED = "planned", "new", "started", "passed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Tasks of one exercise that speak for an objective, and that the learner passed."""

    exercise: str
    url: str
    tasks: tuple[str, ...]  # their titles


@dataclass(frozen=True, slots=True)
class ObjectiveReport:
    id: str
    text: str
    ticked: bool  # the learner's own word
    evidence: tuple[Evidence, ...]
    checked: bool  # some exercise has a task for it, passed or not, or some question that is judged asks for it
    quiz: QuizTally  # of the questions that ask for it

    @property
    def evidenced(self) -> bool:
        """By what was judged; a tick or a written answer marked by oneself never does it."""
        return bool(self.evidence) or self.quiz.right > 0


@dataclass(frozen=True, slots=True)
class ExerciseReport:
    """`status` is planned (only its title is there), new, started or passed."""

    id: str
    title: str
    url: str
    kind: str
    status: str
    difficulty: int = 0
    minutes: int = 0
    stages: int = 0  # of a project
    stages_passed: int = 0


@dataclass(frozen=True, slots=True)
class TopicReport:
    id: str
    title: str
    url: str
    weeks: str
    prerequisites: tuple[str, ...]
    concepts: tuple[str, ...]
    objectives: tuple[ObjectiveReport, ...]
    exercises: tuple[ExerciseReport, ...]  # the outline's, in its order, then others that were added
    projects: tuple[ExerciseReport, ...]
    has_key_project: bool  # the outline names it; other topics have a mini-project of their own
    resources: tuple[Mapping[str, Any], ...]  # as in the curriculum, with `seen`
    lesson_minutes: int  # 0 where there is no lesson
    explained: tuple[Mapping[str, Any], ...]  # concepts, by the lesson: {text, anchor, resurfaces (ids of topics)}
    quiz: QuizTally

    @property
    def ticked(self) -> int:
        return sum(objective.ticked for objective in self.objectives)

    @property
    def evidenced(self) -> int:
        return sum(objective.evidenced for objective in self.objectives)

    @property
    def checked(self) -> int:
        """Objectives that some task or question speaks for."""
        return sum(objective.checked for objective in self.objectives)

    @property
    def passed(self) -> int:
        return sum(exercise.status == PASSED for exercise in self.exercises)

    @property
    def ready(self) -> int:
        """Exercises that can be worked on."""
        return sum(exercise.status != PLANNED for exercise in self.exercises)

    @property
    def unfinished(self) -> int:
        return self.ready - self.passed

    @property
    def seen(self) -> int:
        return sum(resource["seen"] for resource in self.resources)

    @property
    def work(self) -> tuple[ExerciseReport, ...]:
        return self.exercises + self.projects


@dataclass(frozen=True, slots=True)
class PartReport:
    number: int
    title: str
    weeks: str
    topics: tuple[TopicReport, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where to go on: an exercise or a topic."""

    title: str
    url: str


@dataclass(frozen=True, eq=False, slots=True)
class CourseReport:
    """One that is kept is the same object each time: pages keep what they made of it by that."""

    parts: tuple[PartReport, ...]
    next: NextStep | None  # None for a newcomer, and when nothing is left
    last_topic: str = ""  # the id of the topic last worked in; empty for a newcomer

    @property
    def topics(self) -> tuple[TopicReport, ...]:
        return tuple(topic for part in self.parts for topic in part.topics)

    def topic(self, key: str) -> TopicReport | None:
        return next((topic for topic in self.topics if topic.id == key), None)


_kept: Kept[CourseReport] = Kept(size=512)


def course_report(course: Course, learner: User | None) -> CourseReport:
    """The whole course; without a learner, nothing in it is begun. No query where the report is kept, else four for a
    learner, and those of the outline where that isn't."""
    stamps = (course.stamp, learner.stamp if learner else "nobody")
    return _kept.get((course.pk, learner.pk if learner else None), stamps, lambda: _report(course, learner))


def _report(course: Course, learner: User | None) -> CourseReport:
    outline, records = outline_of(course), _records(course, learner)
    untouched, touched = _untouched(outline), records.topics(outline)
    parts: dict[int, list[TopicReport]] = defaultdict(list)
    for row in outline.topics:
        report = _Topic(row, outline, records).report() if row.pk in touched else untouched[row.pk]
        parts[row.part_id].append(report)
    known = {row.part_id: row.part for row in outline.topics}
    reports = tuple(
        PartReport(known[pk].number, known[pk].title, known[pk].weeks, tuple(topics)) for pk, topics in parts.items()
    )
    last = records.last(outline)
    return CourseReport(
        reports,
        next=_next(reports, last.key if last else "", any_record=records.any),
        last_topic=next((row.key for row in outline.topics if last and row.pk == last.topic_id), ""),
    )


@lru_cache(maxsize=16)
def _untouched(outline: Outline) -> Mapping[int, TopicReport]:
    """Each topic as it is for who has done nothing in it, by its row: most topics are, for most learners."""
    return {row.pk: _Topic(row, outline, _Records()).report() for row in outline.topics}


@dataclass(frozen=True, slots=True)
class _Records:
    """What is stored of a learner in one course."""

    progress: Mapping[int, ExerciseProgress] = field(default_factory=dict)  # by exercise
    ticks: frozenset[tuple[int, str]] = frozenset()  # (topic, objective)
    seen: frozenset[tuple[int, str]] = frozenset()  # (topic, resource)
    answers: Answers = field(default_factory=dict)

    @property
    def any(self) -> bool:
        return bool(self.progress or self.ticks or self.answers)

    def topics(self, outline: Outline) -> set[int]:
        """Rows of the topics in which anything is stored."""
        worked = {each.topic_id for each in outline.all_exercises if each.pk in self.progress}
        return worked.union(topic for topic, _ in chain(self.ticks, self.seen, self.answers))

    def last(self, outline: Outline) -> Exercise | None:
        """The exercise touched last."""
        touched = [each for each in outline.all_exercises if each.pk in self.progress]
        return max(touched, key=lambda each: self.progress[each.pk].updated, default=None)


def _records(course: Course, learner: User | None) -> _Records:
    if learner is None:
        return _Records()
    progress = ExerciseProgress.objects.filter(learner=learner, exercise__topic__part__course=course)
    ticks = ObjectiveTick.objects.filter(learner=learner, topic__part__course=course)
    seen = ResourceSeen.objects.filter(learner=learner, topic__part__course=course)
    return _Records(
        {row.exercise_id: row for row in progress},
        frozenset(ticks.values_list("topic_id", "objective")),
        frozenset(seen.values_list("topic_id", "resource")),
        answers_of(course, learner),
    )


class _Topic:
    """One topic's report in the making."""

    def __init__(self, row: Topic, outline: Outline, records: _Records) -> None:
        self._row = row
        self._exercises = outline.exercises.get(row.pk, ())
        self._records = records
        self._outline: Sequence[Mapping[str, str]] = getattr(row, "quiz_outline", None) or ()

    def report(self) -> TopicReport:
        row, content = self._row, self._row.content
        return TopicReport(
            id=row.key,
            title=row.title,
            url=row.get_absolute_url(),
            weeks=content.get("weeks", ""),
            prerequisites=tuple(content.get("prerequisites", ())),
            concepts=tuple(content.get("concepts", ())),
            objectives=tuple(self._objective(each) for each in content.get("objectives", ())),
            exercises=self._listed("exercise", content.get("practical_exercises", ())),
            projects=self._listed("project", [content["key_project"]] if content.get("key_project") else ()),
            has_key_project=bool(content.get("key_project")),
            resources=tuple(
                {**each, "seen": (row.pk, each["id"]) in self._records.seen} for each in content.get("resources", ())
            ),
            lesson_minutes=getattr(row, "lesson_minutes", None) or 0,
            explained=tuple(getattr(row, "lesson_concepts", None) or ()),
            quiz=tally(row.pk, self._outline, self._records.answers),
        )

    def _objective(self, objective: Mapping[str, str]) -> ObjectiveReport:
        named = [each for each in self._exercises if any(_speaks_for(task, objective) for task in each.tasks)]
        evidence = [Evidence(each.title, each.get_absolute_url(), self._passed(each, objective)) for each in named]
        asked = [each for each in self._outline if each["objective"] == objective["id"]]
        quiz = tally(self._row.pk, asked, self._records.answers)
        return ObjectiveReport(
            id=objective["id"],
            text=objective["text"],
            ticked=(self._row.pk, objective["id"]) in self._records.ticks,
            evidence=tuple(each for each in evidence if each.tasks),
            checked=bool(named or quiz.judged),
            quiz=quiz,
        )

    def _passed(self, exercise: Exercise, objective: Mapping[str, str]) -> tuple[str, ...]:
        """Titles of the tasks of this exercise that speak for the objective and were passed."""
        progress = self._records.progress.get(exercise.pk)
        if progress is None:
            return ()
        return tuple(
            task["title"]
            for task in exercise.tasks
            if _speaks_for(task, objective) and (progress.passed or task["number"] in progress.tasks_passed)
        )

    def _listed(self, kind: str, titles: Sequence[str]) -> tuple[ExerciseReport, ...]:
        """The outline's titles in its order, each with the exercise of that title if it is written; then the others."""
        written = {each.title: each for each in self._exercises if each.kind == kind}
        planned = [
            self._exercise(written.pop(title)) if title in written else ExerciseReport("", title, "", kind, PLANNED)
            for title in titles
        ]
        return (*planned, *(self._exercise(each) for each in written.values()))

    def _exercise(self, row: Exercise) -> ExerciseReport:
        progress = self._records.progress.get(row.pk)
        status = NEW if progress is None else PASSED if progress.passed else STARTED
        facts = (row.key, row.title, row.get_absolute_url(), row.kind, status, row.difficulty, row.minutes)
        return ExerciseReport(*facts, *_stages(row, progress)) if row.kind == "project" else ExerciseReport(*facts)


def _stages(project: Exercise, progress: ExerciseProgress | None) -> tuple[int, int]:
    """How many there are, and how many of them were passed at some time."""
    numbers = {task["number"] for task in project.tasks}
    passed = numbers if progress and progress.passed else numbers & set(progress.tasks_passed if progress else ())
    return len(numbers), len(passed)


def _speaks_for(task: Mapping[str, Any], objective: Mapping[str, str]) -> bool:
    return objective["id"] in task.get("objectives", ())


def _next(parts: Sequence[PartReport], last: str, *, any_record: bool) -> NextStep | None:
    """The exercise touched last if it isn't passed, else the next one after it that isn't; when all are, the first
    topic with an objective that isn't ticked."""
    if not any_record:
        return None
    topics = [topic for part in parts for topic in part.topics]
    return next(_unpassed(topics, last), None) or next(_unticked(topics), None)


def _unpassed(topics: Sequence[TopicReport], last: str) -> Iterator[NextStep]:
    work = [each for topic in topics for each in topic.work if each.status != PLANNED]
    at = next((index for index, each in enumerate(work) if each.id == last), 0)
    return (NextStep(each.title, each.url) for each in work[at:] + work[:at] if each.status != PASSED)


def _unticked(topics: Sequence[TopicReport]) -> Iterator[NextStep]:
    return (NextStep(f"{each.id} {each.title}", each.url) for each in topics if each.ticked < len(each.objectives))
